import type { Counters, Id } from '@doi-thoai/shared';
import { emptyCounters } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Absolute numbers beside the journal, kept by the journal in the same transactions. */
@Injectable()
export class CounterReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Without `online`, which only the gateway knows. */
  async read(streamId: Id): Promise<Counters> {
    const rows: { key: string; value: string }[] = await this.dataSource.query(
      'select key, value from counter where stream_id = $1',
      [streamId],
    );
    const counters = emptyCounters();
    for (const { key, value } of rows) put(counters, key, Number(value));
    return counters;
  }
}

function put(counters: Counters, key: string, value: number): void {
  const [name, topicId] = key.split(':');
  if (name === 'submissions') {
    if (topicId === undefined) counters.submissions = value;
    else counters.submissionsByTopic[topicId] = value;
  } else if (name === 'waiting') {
    if (topicId === undefined) counters.waiting = value;
    else counters.waitingByTopic[topicId] = value;
  }
}
