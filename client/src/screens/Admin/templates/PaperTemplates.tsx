import type { IssuingBodyView, PaperKind, PaperSystem, PaperTemplateView } from '@doi-thoai/shared';
import { templateFields, templateInForce, templateRule } from '@doi-thoai/shared';
import { formatDateTime } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { UploadIcon } from '../../../ui/console-icons';
import { DownloadLink } from '../../../ui/DownloadLink';
import { Fold } from '../../../ui/Fold';
import { Card, Muted, Row, Stack } from '../../../ui/layout';
import { List, ListRow } from '../../../ui/List';
import { Table } from '../../../ui/Table';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import type { Asked } from './Templates';

const API = '/api/organisation/paper-templates';

interface PaperTemplatesProps {
  kind: PaperKind;
  system: PaperSystem;
  /** Of the system. */
  bodies: readonly IssuingBodyView[];
  /** Of the kind and the system, the newest first. */
  templates: readonly PaperTemplateView[];
  onAsk: (asked: Asked) => void;
}

/** One paper: what its Word file follows now, a template to begin with, its fields, its versions. */
export function PaperTemplates(props: PaperTemplatesProps) {
  const { kind, system, templates, onAsk } = props;
  const { t } = useText();
  const name = t(`papers.name.${kind}`);
  return (
    <Card>
      <Stack gap={3}>
        <h2>{name}</h2>
        <InForce {...props} />
        <Row>
          <Button
            icon={UploadIcon}
            aria-label={t('templates.bringOf', { name })}
            onClick={() => onAsk({ kind })}
          >
            {t('templates.bring')}
          </Button>
          <DownloadLink href={`${API}/samples/${kind}/${system}`}>
            <span>
              {t('templates.sample')}
              <VisuallyHidden>: {name}</VisuallyHidden>
            </span>
          </DownloadLink>
        </Row>
        <Fields kind={kind} name={name} />
        {templates.length > 0 && (
          <Fold summary={t('templates.versions', { n: templates.length })}>
            <Versions {...props} />
          </Fold>
        )}
      </Stack>
    </Card>
  );
}

function InForce({ kind, system, bodies, templates }: PaperTemplatesProps) {
  const { t } = useText();
  const common = templateInForce(templates, { kind, system, bodyId: null });
  const own = bodies.flatMap(({ id, name: body }) => {
    const template = templateInForce(templates, { kind, system, bodyId: id });
    return template && template.bodyId !== null ? [{ body, template }] : [];
  });
  return (
    <Stack gap={1}>
      <p>
        {common
          ? t('templates.inForce', { name: common.name, number: common.number })
          : t('templates.standard')}
      </p>
      {own.map(({ body, template: { id, name, number } }) => (
        <p key={id}>{t('templates.inForceBody', { body, name, number })}</p>
      ))}
    </Stack>
  );
}

function Fields({ kind, name }: { kind: PaperKind; name: string }) {
  const { t } = useText();
  const fields = templateFields(kind);
  return (
    <Fold summary={t('templates.fields', { n: fields.length })}>
      <Stack gap={3}>
        <Muted>{t('templates.fieldsHint')}</Muted>
        <Table
          caption={t('templates.fieldsOf', { name })}
          captionHidden
          items={fields}
          keyOf={(field) => field}
          columns={[
            {
              id: 'field',
              head: t('templates.column.field'),
              rowHead: true,
              cell: (field) => <code>{`{{${field}}}`}</code>,
            },
            { id: 'says', head: t('templates.column.says'), cell: (field) => t(`templates.field.${field}`) },
            {
              id: 'rule',
              head: t('templates.column.rule'),
              cell: (field) => {
                const { form, required } = templateRule(field);
                const where = t(`templates.form.${form}`);
                return required ? `${where}; ${t('templates.required')}` : where;
              },
            },
          ]}
        />
      </Stack>
    </Fold>
  );
}

function Versions({ kind, system, bodies, templates, onAsk }: PaperTemplatesProps) {
  const { t } = useText();
  return (
    <List label={t('templates.versionsOf', { name: t(`papers.name.${kind}`) })}>
      {templates.map((template) => (
        <Version
          key={template.id}
          template={template}
          body={bodies.find(({ id }) => id === template.bodyId)?.name ?? t('templates.forAll')}
          used={templateInForce(templates, { kind, system, bodyId: template.bodyId })?.id === template.id}
          onTakeBack={() => onAsk({ template })}
        />
      ))}
    </List>
  );
}

interface VersionProps {
  template: PaperTemplateView;
  body: string;
  used: boolean;
  onTakeBack: () => void;
}

function Version({ template, body, used, onTakeBack }: VersionProps) {
  const { t } = useText();
  const { id, name, number, by, at, sha256, takenBack } = template;
  const told = { name, number };
  return (
    <ListRow
      title={name}
      subtitle={body}
      note={t('templates.by', { by, at: formatDateTime(at), code: sha256.slice(0, 12) })}
      chips={
        <>
          <Chip>{t('templates.number', { number })}</Chip>
          {used && <Chip>{t('templates.used')}</Chip>}
          {takenBack && <Chip>{t('templates.takenBack')}</Chip>}
        </>
      }
      actions={
        <Row>
          <DownloadLink href={`${API}/${id}/file`}>
            <span aria-hidden>{t('templates.download')}</span>
            <VisuallyHidden>{t('templates.downloadOf', told)}</VisuallyHidden>
          </DownloadLink>
          <DownloadLink href={`${API}/${id}/preview`}>
            <span aria-hidden>{t('templates.preview')}</span>
            <VisuallyHidden>{t('templates.previewOf', told)}</VisuallyHidden>
          </DownloadLink>
          {!takenBack && (
            <Button aria-label={t('templates.takeBackOf', told)} onClick={onTakeBack}>
              {t('templates.takeBack')}
            </Button>
          )}
        </Row>
      }
    >
      {takenBack && t('templates.why', { ...takenBack, at: formatDateTime(takenBack.at) })}
    </ListRow>
  );
}
