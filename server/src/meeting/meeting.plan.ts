import type { FieldProblem, Id, MeetingPlan, MeetingSettings, Topic } from '@doi-thoai/shared';
import { TABLE_LIMITS, countGraphemes, hasForbiddenCharacters } from '@doi-thoai/shared';

/** Name of the topic that every meeting has. */
const OTHER_NAME = 'Khác';

/** What the DTO cannot see: lists of words, ids twice in one list, a second "Khác". */
export function planProblems(plan: MeetingPlan): FieldProblem[] {
  return [
    ...plan.hostBodies.flatMap((body, i) => wordProblem(`plan.hostBodies.${i}`, body, TABLE_LIMITS.hostBody)),
    ...repeated('plan.topics', plan.topics),
    ...repeated('plan.agenda', plan.agenda),
    ...repeated('plan.report.figures', plan.report.figures),
    ...secondOther(plan.topics),
    ...officerMissing(plan.settings),
  ];
}

/** Nobody may promise confidence without saying who can break it. */
function officerMissing({ confidential, confidentialOfficerId }: MeetingSettings): FieldProblem[] {
  const missing = confidential === true && (confidentialOfficerId ?? null) === null;
  return missing ? [{ path: 'plan.settings.confidentialOfficerId', reason: 'MISSING' }] : [];
}

function wordProblem(path: string, text: string, limit: number): FieldProblem[] {
  if (text === '') return [{ path, reason: 'MISSING' }];
  if (hasForbiddenCharacters(text)) return [{ path, reason: 'FORBIDDEN_CHARACTERS' }];
  return countGraphemes(text) > limit ? [{ path, reason: 'TOO_LONG', limit }] : [];
}

function repeated(path: string, rows: readonly { id: Id }[]): FieldProblem[] {
  const seen = new Set<Id>();
  return rows.flatMap(({ id }, i) => {
    if (seen.has(id)) return [{ path: `${path}.${i}.id`, reason: 'OUT_OF_RANGE' as const }];
    seen.add(id);
    return [];
  });
}

function secondOther(topics: readonly Topic[]): FieldProblem[] {
  const others = topics.flatMap((topic, i) => (topic.other ? [i] : []));
  return others.slice(1).map((i) => ({ path: `plan.topics.${i}.other`, reason: 'OUT_OF_RANGE' }));
}

/**
 * The plan as it is stored: exactly the known fields, and one topic "Khác", added at the end when missing.
 *
 * @param other the meeting's present "Khác", which stays the same topic; else a new one with `newId`
 */
export function storedPlan(plan: MeetingPlan, other: Topic | null, newId: Id): MeetingPlan {
  const { title, hostBodies, place, startsAt, kind, profile, settings, agenda, report } = plan;
  const missing = plan.topics.some((topic) => topic.other)
    ? []
    : [other ?? { id: newId, name: OTHER_NAME, other: true }];
  return {
    title,
    hostBodies: [...hostBodies],
    place,
    startsAt,
    kind,
    profile,
    settings: { ...settings },
    topics: [...plan.topics.filter((topic) => !missing.some((one) => one.id === topic.id)), ...missing].map(
      (topic) => ({ ...topic }),
    ),
    agenda: agenda.map((item) => ({ ...item })),
    report: { ...report, figures: report.figures.map((figure) => ({ ...figure })) },
  };
}

/** Ids of rows that are in the present list and no longer in the next one. */
export function removedIds(present: readonly { id: Id }[], next: readonly { id: Id }[]): Id[] {
  const kept = new Set(next.map((row) => row.id));
  return present.map((row) => row.id).filter((id) => !kept.has(id));
}
