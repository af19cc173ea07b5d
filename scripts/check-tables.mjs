// The fence that imports cannot be: whose tables the SQL of each folder of the server names. A feature writes its own
// tables only and reads another's through its service; what is read all the same stands below, with its reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../server/src', import.meta.url));

const OWNS = {
  kernel: 'gone_file',
  database: 'installation purge_log schema_migration',
  journal: 'stream_head entry content command_answer counter',
  identity: 'session',
  organisation: `organisation staff_account password_link org_unit org_unit_name org_unit_key rule_profile holiday_year
    issuing_body paper_number paper_template`,
  meeting: 'meeting meeting_step meeting_import act',
  participants: 'participant meeting_unit stand_in',
  materials: 'material',
  signed: 'signed_version',
  invitations: 'invitation delivery',
  screen: 'projection',
  submissions: `submission submission_words submission_words_mark alike_text alike_mark anonymous_inbox sealed_author
    author_opening`,
  collation: 'collated_opinion collated_source',
  collection: 'unit_set',
  floor: 'floor speaker_request turn turn_note',
  commitments: 'commitment commitment_act commitment_source commitment_unit',
  reminders: 'reminder reminder_mark unit_calendar',
  responses: 'response response_target response_former response_draft response_verdict response_reopening',
  conclusions: 'conclusion conclusion_line conclusion_source notice',
};

/** Whose rows a folder reads beside its own, and why. */
const READS = {
  // Features that read beside each other; each of them is better a question to the other's service.
  meeting: { 'who prepares the earlier meeting': 'participant' },
  participants: { 'seats that a closed account left': 'meeting staff_account' },
  commitments: {
    'promises of ended units': 'org_unit',
    'promises over many meetings, for whom': 'meeting participant',
    'when a promise changed last': 'entry',
  },
  submissions: { 'files to delete': 'gone_file' },
  organisation: { 'which stream is the organisation, for its files': 'installation' },
  // Above the features: one statement over many tables, where a question to each would be a round trip on a hot way.
  identity: {
    'who comes in by which link, slip or account': `meeting meeting_import participant staff_account password_link
      invitation unit_set unit_calendar`,
  },
  gateway: {
    'role and seat of each handshake and batch': 'meeting participant staff_account unit_set installation',
  },
  post: {
    'what a message says when it goes':
      'delivery invitation meeting participant unit_set reminder commitment',
  },
  paper: { 'units of the form': 'meeting_unit', 'where a notice was issued last': 'entry content' },
  sync: { 'counters, and the days of a line': 'counter entry content' },
  'follow-up': {
    'the board counts rows, reports read the journal (decision 19)': `commitment commitment_source commitment_unit
      meeting response response_target collated_opinion collated_source submission turn entry content`,
  },
  'meeting-file': {
    'every row of a meeting, and the own house': `organisation collated_opinion commitment conclusion_line response submission material
      signed_version stream_head
      entry content`,
  },
  admin: { 'of a database that no server runs on': 'meeting staff_account stream_head schema_migration' },
  demo: { 'when somebody acted last': 'entry' },
};

/** Who changes rows that are another's. */
const WRITES = {
  post: 'delivery',
  submissions: 'gone_file',
  commitments: 'gone_file',
  'meeting-file': 'stream_head',
  admin: 'password_link installation session',
};

const words = (text) => (text ?? '').split(/\s+/).filter(Boolean);
const owner = new Map(
  Object.entries(OWNS).flatMap(([folder, list]) => words(list).map((one) => [one, folder])),
);

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.ts$/.test(path) && !/\.(spec|testing)\.ts$/.test(path)) yield path;
  }
}

const uncommented = (text) => text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/^\s*\/\/.*$/gm, ' ');
const NAMED = /\b(from|join|using|insert into|update|delete from)\s+(?:only\s+)?([a-z_]+)\b/gi;
const CHANGES = /^(insert into|update|delete from)$/i;

const made = [];
const seen = [];
for (const path of sources(SERVER)) {
  const name = relative(SERVER, path).replaceAll('\\', '/');
  const text = uncommented(readFileSync(path, 'utf8'));
  if (name.startsWith('database/')) {
    for (const [, table] of text.matchAll(/create table (?:if not exists )?([a-z_]+)/gi)) made.push(table);
    continue;
  }
  for (const [, verb, table] of text.matchAll(NAMED)) {
    if (owner.has(table)) seen.push({ folder: name.split('/')[0], name, table, changes: CHANGES.test(verb) });
  }
}

const wrong = [];
for (const table of made) if (!owner.has(table)) wrong.push(`${table} belongs to no folder: name its owner`);
const allowed = (folder, changes) =>
  changes ? words(WRITES[folder]) : [...Object.values(READS[folder] ?? {}), WRITES[folder]].flatMap(words);
for (const { folder, name, table, changes } of seen) {
  if (owner.get(table) === folder || allowed(folder, changes).includes(table)) continue;
  wrong.push(`server/src/${name} ${changes ? 'changes' : 'reads'} ${table}, which is ${owner.get(table)}'s`);
}
const used = new Set(seen.map(({ folder, table }) => `${folder} ${table}`));
for (const folder of new Set([...Object.keys(READS), ...Object.keys(WRITES)])) {
  for (const table of new Set([...allowed(folder, false), ...allowed(folder, true)])) {
    if (!used.has(`${folder} ${table}`)) wrong.push(`${folder} is said to use ${table} and does not`);
  }
}

for (const line of new Set(wrong)) console.error(line);
if (wrong.length > 0)
  console.error('Ask the service of the owner, or say in scripts/check-tables.mjs why not.');
process.exitCode = wrong.length > 0 ? 1 : 0;
