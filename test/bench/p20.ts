import { makeId } from '@doi-thoai/shared';
import pg from 'pg';
import type { Person } from '../support/driver.js';
import { figureOf, inPairs, progress } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase } from './hall.js';

/** Questions of a secretary: a few words, with accents or without. */
const QUESTIONS = [
  'nha cong vu dot',
  'đường liên xã hỏng',
  'tram bom xa 17',
  'điều động cán bộ 26',
  'ho so giay to 31',
  'nước sạch thôn',
  'uỷ ban trả lời chậm 5',
  'tien cong tac phi',
];
const SUBJECTS = [
  'Nhà công vụ dột đã hai mùa mưa',
  'Đường liên xã hỏng nặng từ năm ngoái',
  'Trạm bơm xã không hoạt động',
  'Điều động cán bộ chưa báo trước',
  'Hồ sơ giấy tờ phải nộp nhiều lần',
  'Nước sạch về thôn còn thiếu',
  'Ủy ban trả lời chậm',
  'Tiền công tác phí chi muộn',
  'Lớp bồi dưỡng nghiệp vụ quá ít',
  'Máy tính cũ không dùng được phần mềm mới',
];
const TAILS = [
  'Kính đề nghị lãnh đạo xem xét và cho biết thời hạn giải quyết.',
  'Anh chị em trong đơn vị mong được quan tâm, bố trí kinh phí.',
  'Sự việc kéo dài đã lâu, ảnh hưởng đến công việc hằng ngày.',
  'Đề nghị công khai kế hoạch và phân công đơn vị chịu trách nhiệm.',
];

/** The statement of the product, frozen here: what PostgreSQL itself needs for the same rows. */
const SAME_SQL = `with exact as materialized (
    select submission_id as id, received_at, true as exact from submission_words
    where meeting_id = $1 and lexemes @@ $2::tsquery
    order by received_at desc, submission_id limit $4::int + $5::int),
  others as materialized (
    select submission_id as id, received_at, false as exact from submission_words
    where meeting_id = $1 and lexemes @@ $3::tsquery and (select count(*) from exact) < $4::int + $5::int
    order by received_at desc, submission_id limit $4::int + $5::int)
  select id, exact from (select * from exact union all select * from others) hit
  order by exact desc, received_at desc, id limit $4 offset $5`;

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const asQuery = (words: readonly string[], mark: string): string =>
  `${words.map((word) => `'${mark}${word}'`).join(' & ')}:*`;

function parametersOf(meetingId: string, question: string): unknown[] {
  const words = question.replace('uỷ', 'ủy').split(' ');
  const exact = asQuery(words, '=');
  return [meetingId, exact, `(${asQuery(words.map(fold), '')}) & !(${exact})`, 51, 0];
}

/** Rows as the intake would have written them; every opinion has words and a number of its own. */
async function fill(client: pg.Client, meetingId: string, topicId: string, count: number): Promise<void> {
  await client.query(
    `insert into submission (id, meeting_id, tracking_code, channel, disclosure, kind, topic_id, summary, text,
       author_name, author_unit, written_at, received_at, moderation, visibility, version)
     select gen_random_uuid(), $1, 'B' || i, 'PHONE', 'NAMED', 'OPINION', $2,
       ($3::text[])[1 + i % array_length($3::text[], 1)] || ' ' || i % 97,
       ($3::text[])[1 + i % array_length($3::text[], 1)] || ' ' || i % 97 || ', tổ ' || i % 613 || '. ' ||
         ($4::text[])[1 + i % array_length($4::text[], 1)] || ' Việc số ' || i,
       'Đại biểu ' || i % 1000, 'Phòng ' || i % 40, now(), now() - i * interval '1 second', 'PENDING', 'HIDDEN', i
     from generate_series(1, $5::int) as i`,
    [meetingId, topicId, SUBJECTS, TAILS, count],
  );
  await client.query('analyze submission');
}

function p95(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

async function timed(rounds: number, ask: (question: string) => Promise<unknown>): Promise<Sample> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const began = performance.now();
    await ask(QUESTIONS[i % QUESTIONS.length] ?? '');
    times.push(performance.now() - began);
  }
  return { value: p95(times) };
}

async function search(by: Person, question: string): Promise<void> {
  const path = `${by.url}/api/meetings/${by.meetingId}/search?q=${encodeURIComponent(question)}`;
  const answer = await fetch(path, { headers: { ...by.headers, cookie: by.cookie } });
  const { hits } = (await answer.json()) as { hits: unknown[] };
  if (answer.status !== 200 || hits.length === 0) throw new Error(`nothing found for ${question}`);
}

/** Accent-blind search over HTTP against the same statement in PostgreSQL; p95 of a secretary's questions. */
export async function p20(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const opinions = effort.quick ? 3000 : 100_000;
  const hall = await openHall('product', database, 1);
  const client = new pg.Client({ connectionString: hall.databaseUrl });
  await client.connect();
  try {
    const desk = await hall.meeting.join('SECRETARY', `Thư ký ${makeId().slice(0, 4)}`);
    await fill(client, hall.meeting.id, hall.topicId, opinions);
    const began = performance.now();
    await search(desk, QUESTIONS[0] ?? '');
    const firstMs = Math.round(performance.now() - began);
    progress(`  first search, which reads all ${opinions} in: ${firstMs} ms`);
    await client.query('vacuum analyze submission_words');
    const rounds = effort.quick ? 40 : 160;
    const measured = await inPairs(
      effort,
      () => timed(rounds, (question) => search(desk, question)),
      () =>
        timed(rounds, (q) =>
          client.query({ name: 'p20', text: SAME_SQL, values: parametersOf(hall.meeting.id, q) }),
        ),
    );
    const title = `accent-blind search over ${opinions} opinions, p95 / the same indexed SQL (product ≤ 50 ms)`;
    const head = { id: 'P20', title, goal: 1.3, better: 'less' } as const;
    return figureOf(head, measured, { opinions, firstMs, msGoal: 50 });
  } finally {
    await client.end();
    await hall.stop();
  }
}
