import { ANSWER_TYPES, type MinutesAnswerType, type MinutesModel } from './minutes.model.js';

/** The numbers that the minutes print, each with one unit; no two of them may be added. */
export interface MinutesCounts {
  present: number;
  presentOnSite: number;
  presentOnline: number;
  rawSubmissions: number;
  distinctAuthors: number;
  anonymousSubmissions: number;
  collated: number;
  convertedToWritten: number;
  speakingTurns: number;
  distinctSpeakers: number;
  answers: number;
  answersLive: number;
  answersWritten: number;
  answersByType: { type: MinutesAnswerType; count: number }[];
  /** Collated opinions and turns that at least one answer names. */
  answeredCollated: number;
  answeredTurns: number;
  /** Numbers of collated opinions that no answer names. */
  unansweredCollated: number[];
  /** Numbers of turns that no answer names. */
  unansweredTurns: number[];
  commitments: number;
}

/** Recounts everything from the model's lists. */
export function countMinutes(model: MinutesModel): MinutesCounts {
  const { attendance, written, turns, notReached, answers, commitments } = model;
  const present = attendance.delegates.present;
  const unansweredCollated = unanswered(model, 'COLLATED', written.collated);
  const unansweredTurns = unanswered(model, 'TURN', turns);
  return {
    present: present.length,
    presentOnSite: present.filter((delegate) => delegate.mode === 'ON_SITE').length,
    presentOnline: present.filter((delegate) => delegate.mode === 'ONLINE').length,
    rawSubmissions: written.rawSubmissions,
    distinctAuthors: written.distinctAuthors,
    anonymousSubmissions: written.anonymousSubmissions,
    collated: written.collated.length,
    convertedToWritten: notReached.length,
    speakingTurns: turns.length,
    distinctSpeakers: new Set(turns.map((turn) => turn.speakerId)).size,
    answers: answers.length,
    answersLive: answers.filter((answer) => answer.form === 'LIVE').length,
    answersWritten: answers.filter((answer) => answer.form === 'WRITTEN').length,
    answersByType: ANSWER_TYPES.map((type) => ({
      type,
      count: answers.filter((answer) => answer.type === type).length,
    })).filter(({ count }) => count > 0),
    answeredCollated: written.collated.length - unansweredCollated.length,
    answeredTurns: turns.length - unansweredTurns.length,
    unansweredCollated,
    unansweredTurns,
    commitments: commitments.length,
  };
}

function unanswered(model: MinutesModel, kind: 'COLLATED' | 'TURN', items: { number: number }[]): number[] {
  const answered = new Set(
    model.answers
      .flatMap((answer) => answer.targets.filter((target) => target.kind === kind))
      .map((t) => t.number),
  );
  return items.map((item) => item.number).filter((number) => !answered.has(number));
}
