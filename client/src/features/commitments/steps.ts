import type { CommandName, CommitmentView, Id, PromiseStep } from '@doi-thoai/shared';
import { mayTake } from '@doi-thoai/shared';

/** Steps as a screen offers them: granting and declining more time is one question. */
export const OFFERED = [
  'acknowledge',
  'report',
  'requestExtension',
  'confirm',
  'issue',
  'verify',
  'sendBack',
  'edit',
  'urge',
  'extend',
  'reassign',
  'suspend',
  'resume',
  'reopen',
  'cancel',
] as const;
export type OfferedStep = (typeof OFFERED)[number];

/** Who looks. */
export interface Looking {
  may: (command: CommandName) => boolean;
  /** The secretary corrects until the chair has confirmed. */
  desk: boolean;
  /** The own unit of a responder; null for chair and desk. */
  unitId: Id | null;
}

type Standing = Pick<
  CommitmentView,
  'state' | 'dueKind' | 'asked' | 'ownerUnitId' | 'jointLeads' | 'coordinating'
>;

/** Whether the unit leads the promise (chủ trì, đồng chủ trì). */
export function leads({ ownerUnitId, jointLeads }: Standing, unitId: Id | null): boolean {
  return unitId === ownerUnitId || jointLeads.some((one) => one.unitId === unitId);
}

/** Whether the unit has any part in it. */
export function hasPart(promise: Standing, unitId: Id | null): boolean {
  return leads(promise, unitId) || promise.coordinating.some((one) => one.unitId === unitId);
}

const STEP_OF: Partial<Record<OfferedStep, PromiseStep>> = { report: 'progress' };

/** What may be done about a promise now, the most expected first: a control that would be refused is not offered. */
export function offered(promise: Standing, looking: Looking): OfferedStep[] {
  const steps = OFFERED.filter((step) => {
    if (!looking.may(`commitments.${step}`)) return false;
    return mayTake(promise.state, STEP_OF[step] ?? (step as PromiseStep)) && fits(promise, step, looking);
  });
  // What a unit asked for is decided before anything else.
  return promise.asked && steps.includes('extend')
    ? ['extend', ...steps.filter((step) => step !== 'extend')]
    : steps;
}

function fits(promise: Standing, step: OfferedStep, { desk, unitId }: Looking): boolean {
  if (step === 'report') return hasPart(promise, unitId);
  if (step === 'acknowledge') return leads(promise, unitId);
  if (step === 'requestExtension') return leads(promise, unitId) && promise.dueKind === 'DATE';
  if (step === 'extend') return promise.dueKind === 'DATE';
  if (step === 'edit') return !desk || promise.state === 'PROPOSED';
  return true;
}

/** The chair has something to decide. */
export function waitsForChair({ state, asked }: Pick<CommitmentView, 'state' | 'asked'>): boolean {
  return state === 'PROPOSED' || state === 'REPORTED' || asked !== null;
}
