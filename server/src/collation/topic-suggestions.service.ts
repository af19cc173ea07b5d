import type { Id, TopicSuggestion } from '@doi-thoai/shared';
import { foldMarks, wordsOf } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { indexTerms, prepare, termNumber } from '../kernel/likeness/prepare.js';
import { TopicModel, leaveOneOut, type Tagged } from '../kernel/likeness/topic-model.js';
import { MeetingService, type MeetingTopic } from '../meeting/meeting.service.js';
import { LikenessService, type AlikeKind, type AlikeRow } from '../submissions/likeness.service.js';

/** The newest that are learned from, and those of this meeting by which it is measured: a moment's work. */
const LEARNED = 1500;
const MEASURED = 400;
/** Of fewer a share says nothing. */
const FEWEST = 10;
const WORDS_SHOWN = 4;

/** What the desk said of the raw ones that it collated; it knows better than the author. */
const DESK_SAID = `select s.submission_id as id, c.topic_id as "topicId"
  from collated_source s join collated_opinion c on c.id = s.collated_id
  where c.meeting_id = any($1::uuid[]) and c.merged_into is null order by c.version`;

type Row = Tagged & Pick<AlikeRow, 'id' | 'meetingId'>;

/** Which topic an opinion belongs to, by what was tagged before in this meeting and in earlier ones. */
@Injectable()
export class TopicSuggestionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingService,
    private readonly likeness: LikenessService,
  ) {}

  /** `others`: further meetings that the asker may read; earlier ones of them are learned from. */
  async suggest(meetingId: Id, others: readonly Id[], kind: AlikeKind, id: Id): Promise<TopicSuggestion> {
    const earlier = await this.meetings.heldBefore(this.dataSource, meetingId, others);
    const meetingIds = [meetingId, ...earlier.map((one) => one.id)];
    const tagged = (await this.tagged(meetingId, meetingIds)).filter((row) => row.id !== id);
    const words = await this.likeness.words(kind, id, meetingId);
    const topics = (await this.meetings.topicsOf(this.dataSource, [meetingId])).filter((one) => !one.other);
    const model = new TopicModel(
      tagged,
      topics.map(({ id: topicId, name }) => ({ topicId, terms: indexTerms(prepare(name)) })),
    );
    const here = tagged.filter((row) => row.meetingId === meetingId).slice(0, MEASURED);
    return {
      suggested: words === null ? null : suggestionOf(model, words),
      learned: tagged.length,
      measured: here.length < FEWEST ? null : leaveOneOut(model, here),
    };
  }

  /** Opinions with the topics of this meeting: those of earlier ones by the name. “Khác” teaches nothing. */
  private async tagged(meetingId: Id, meetingIds: readonly Id[]): Promise<Row[]> {
    const topics = await this.meetings.topicsOf(this.dataSource, meetingIds);
    const here = new Map(
      topics.filter((one) => one.meetingId === meetingId).map((one) => [nameKey(one), one]),
    );
    const known = new Map(topics.map((one) => [one.id, here.get(nameKey(one))]));
    const rows = await this.likeness.rows(meetingIds, LEARNED);
    const said: { id: Id; topicId: Id }[] = await this.dataSource.query(DESK_SAID, [meetingIds]);
    const desk = new Map(said.map((one) => [one.id, one.topicId]));
    return rows.flatMap((row) => {
      const topic = known.get(desk.get(row.id) ?? row.topicId);
      return topic && !topic.other ? [{ ...row, topicId: topic.id }] : [];
    });
  }
}

function nameKey({ name }: MeetingTopic): string {
  return wordsOf(foldMarks(name)).join(' ');
}

/** With the words that speak for it most. */
function suggestionOf(model: TopicModel, words: string): TopicSuggestion['suggested'] {
  const asked = prepare(words);
  const topicId = model.best(indexTerms(asked));
  if (topicId === null) return null;
  const spoken = [...asked.pairs].flatMap(([key, [one, next]]) => {
    const weight = one.filler || next.filler ? 0 : model.speaksFor(termNumber(key), topicId);
    return weight > 0
      ? [{ shown: one.shown === next.shown ? one.shown : `${one.shown} ${next.shown}`, weight }]
      : [];
  });
  const best = spoken.sort((a, b) => b.weight - a.weight).slice(0, WORDS_SHOWN);
  return { topicId, words: [...new Set(best.map((one) => one.shown))] };
}
