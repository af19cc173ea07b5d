import type { MeetingView, OrganisationWords } from '@doi-thoai/shared';
import { symbolOf } from './block/build.js';
import type { PaperOf, PaperSystem } from './block/model.js';

/** What a Party organisation's name begins with. */
const PARTY_BODY =
  /^(?:Đảng (?:ủy|uỷ|bộ)|Chi (?:ủy|uỷ|bộ)|(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)|Ban (?:Thường vụ|Chấp hành) (?:Đảng|Tỉnh|Thành|Huyện|Quận|Thị|Chi))/iu;

export const isParty = (body: string): boolean => PARTY_BODY.test(body.trim());

/**
 * Who issues a paper of that type, from what the meeting and the organisation have: of the hosts the first that
 * belongs to the system, else the first. `type` is the abbreviation: BB, TB, TH.
 */
export function paperOf(
  meeting: MeetingView,
  organisation: OrganisationWords,
  system: PaperSystem,
  type: string,
): PaperOf {
  const { hostBodies } = meeting;
  const fits = (body: string) => isParty(body) === (system === 'PARTY');
  const body = hostBodies.find(fits) ?? hostBodies[0] ?? organisation.name;
  const above = organisation.parentBody || (organisation.name === body ? '' : organisation.name);
  const abbreviation = system === 'STATE' ? organisation.symbol : partyAbbreviation(body);
  return {
    system,
    body,
    parentBody: above === '' ? null : above,
    abbreviation,
    place: '',
    number: null,
    symbol: abbreviation === '' ? type : symbolOf({ system, abbreviation }, type),
  };
}

const partyAbbreviation = (body: string): string => (/^chi /iu.test(body.trim()) ? 'CB' : 'ĐU');
