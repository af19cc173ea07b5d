import { compileMessage } from '@lingui/message-utils/compileMessage';
import {
  AGENDA_KINDS,
  ANCHORS,
  ATTENDANCES,
  CHANNELS,
  COMMITMENT_STATES,
  DAY_KINDS,
  DEADLINE_STATES,
  DISCLOSURES,
  DUE_KINDS,
  ERROR_CODES,
  GIVEN,
  MEETING_KINDS,
  MEETING_PHASES,
  MODERATIONS,
  REQUEST_STATES,
  REQUEST_TYPES,
  RESPONSE_TYPES,
  ROLES,
  RULE_PROFILES,
  RULE_STEPS,
  SCREEN_MODES,
  SUBMISSION_KINDS,
  TURN_STATES,
  VISIBILITIES,
} from '@doi-thoai/shared';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fetchSentences, type Part } from './catalogues';
import type { Language } from './languages';

const PARTS: readonly Part[] = ['phone', 'later', 'staff'];

async function all(language: Language): Promise<Record<string, string>> {
  const parts = await Promise.all(PARTS.map((part) => fetchSentences(language, part)));
  return Object.assign({}, ...parts) as Record<string, string>;
}

type Token = string | readonly [string, string?, unknown?];

/** The names of all placeholders, those inside plural branches included. */
function placeholders(tokens: unknown, found = new Set<string>()): Set<string> {
  if (!Array.isArray(tokens)) return found;
  for (const token of tokens as Token[]) {
    if (typeof token === 'string') continue;
    const [name, , branches] = token;
    if (name !== '#') found.add(name);
    if (branches !== null && typeof branches === 'object') {
      for (const branch of Object.values(branches)) placeholders(branch, found);
    }
  }
  return found;
}

const sorted = (values: Iterable<string>) => [...values].sort();

describe('Every sentence is there in Vietnamese and in English', () => {
  it('has exactly the same keys in both languages', async () => {
    expect(sorted(Object.keys(await all('en')))).toEqual(sorted(Object.keys(await all('vi'))));
  });

  it('has the same placeholders under each key', async () => {
    const [vi, en] = await Promise.all([all('vi'), all('en')]);
    const different = Object.keys(vi).filter((key) => {
      const [a, b] = [vi, en].map((sentences) => sorted(placeholders(compileMessage(sentences[key] ?? ''))));
      return JSON.stringify(a) !== JSON.stringify(b);
    });
    expect(different).toEqual([]);
  });

  it('has no empty sentence, none with blanks at its ends, and Vietnamese in composed form (NFC)', async () => {
    for (const language of ['vi', 'en'] as const) {
      const sentences = Object.entries(await all(language));
      expect(sentences.filter(([, words]) => words.trim() === '' || words.trim() !== words)).toEqual([]);
      expect(sentences.filter(([, words]) => words.normalize('NFC') !== words)).toEqual([]);
    }
  });

  it.each(['vi', 'en'] as const)('loads every file of %s', async (language) => {
    const files = readdirSync(join(__dirname, language)).filter((name) => name.endsWith('.json'));
    const features = new Set(Object.keys(await all(language)).map((key) => key.split('.')[0]));
    expect(sorted(features as Set<string>)).toEqual(
      sorted(new Set(files.map((name) => name.replace(/(-staff|-later)?\.json$/, '')))),
    );
  });
});

describe('Every word of the wire has a sentence', () => {
  it.each(ERROR_CODES)('refusal %s', async (code) => {
    expect(await all('vi')).toHaveProperty([`errors.${code}`]);
  });

  const unions: Record<string, readonly string[]> = {
    phase: MEETING_PHASES,
    agenda: AGENDA_KINDS,
    meetingKind: MEETING_KINDS,
    profile: RULE_PROFILES,
    role: ROLES,
    attendance: ATTENDANCES,
    kind: SUBMISSION_KINDS,
    disclosure: DISCLOSURES,
    channel: CHANNELS,
    moderation: MODERATIONS,
    visibility: VISIBILITIES,
    requestType: REQUEST_TYPES,
    request: REQUEST_STATES,
    turn: TURN_STATES,
    response: RESPONSE_TYPES,
    given: GIVEN,
    commitment: COMMITMENT_STATES,
    due: DUE_KINDS,
    screen: SCREEN_MODES,
  };
  const rules: Record<string, readonly string[]> = {
    step: RULE_STEPS,
    kind: DAY_KINDS,
    anchor: ANCHORS,
    state: DEADLINE_STATES,
  };
  it.each(Object.entries(rules))('rules.%s', async (name, values) => {
    const keys = Object.keys(await all('vi'));
    expect(values.filter((value) => !keys.includes(`rules.${name}.${value}`))).toEqual([]);
  });

  it.each(Object.entries(unions))('states.%s', async (name, values) => {
    const keys = Object.keys(await all('vi'));
    expect(values.filter((value) => !keys.includes(`states.${name}.${value}`))).toEqual([]);
  });
});
