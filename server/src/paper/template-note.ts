import type { PaperTemplateView, TemplateUsed } from '@doi-thoai/shared';

/** Which template a paper was filled into: of the file's properties and the dossier's list, on no page. */
export function templateNote({ name, number, sha256 }: TemplateUsed): string {
  return `Mẫu của cơ quan: ${name}, bản ${number}, SHA-256 ${sha256}`;
}

export const usedOf = ({ name, number, sha256 }: PaperTemplateView): TemplateUsed => ({
  name,
  number,
  sha256,
});
