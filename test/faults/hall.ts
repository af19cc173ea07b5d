import type { Id, Role } from '@doi-thoai/shared';
import { createMeeting, signIn } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { samplePlan } from '../support/plan.js';
import { ServerProcess } from './server-process.js';

/** A server of its own with one staff account. */
export interface House {
  server: ServerProcess;
  url: string;
  staffCookie: string;
}

export async function openHouse(
  probed = false,
  environment: Readonly<Record<string, string>> = {},
): Promise<House> {
  const server = await ServerProcess.make(probed, environment);
  await server.start();
  const { url } = server;
  return { server, url, staffCookie: await signIn(url, server.setUpToken) };
}

/** A meeting in session: intake and registration open, everybody seated. */
export interface Hall {
  house: House;
  meeting: Meeting;
  meetingId: Id;
  topics: Id[];
  organiser: Person;
  chair: Person;
  secretary: Person;
  screen: Person;
  responder: Person;
  responderUnitId: Id;
  delegates: Person[];
}

const UNITS = ['Phòng Tổng hợp', 'Phòng Kế hoạch', 'Đoàn cơ sở số 1', 'Đoàn cơ sở số 2', 'Trung tâm Dịch vụ'];

function roster(delegates: number): string {
  const rows = Array.from(
    { length: delegates },
    (_, i) => `Đại biểu ${i + 1};${UNITS[i % UNITS.length] ?? ''};Chuyên viên;đại biểu;${i + 1}`,
  );
  return ['Họ và tên;Đơn vị;Chức vụ;Vai trò;Số đại biểu', ...rows].join('\n');
}

export async function openHall(house: House, delegates: number): Promise<Hall> {
  const meeting = await createMeeting(house.url, house.staffCookie, samplePlan());
  const { organiser } = meeting;
  // First of all: a row would be taken for whoever has its number already.
  await organiser.do('participants.import', { csv: roster(delegates) });
  const join = (role: Role, name: string, unit: string): Promise<Person> =>
    meeting.join(role, name, { unit });
  const chair = await join('CHAIR', 'Trần Văn Chủ', 'Văn phòng');
  const secretary = await join('SECRETARY', 'Lê Thị Thư', 'Văn phòng');
  const screen = await join('SCREEN', 'Màn hình hội trường', '');
  const responder = await join('RESPONDER', 'Phạm Văn Đáp', 'Phòng Tổ chức');
  await meeting.openPhase(organiser, 'COLLECTING');
  await meeting.openPhase(chair, 'CHECK_IN');
  await meeting.openPhase(chair, 'DISCUSSION');
  await chair.do('submissions.open', {});
  await chair.do('floor.openRegistration', {});
  const seated = await seatDelegates(meeting);
  const { units } = (await secretary.snapshot()).state;
  const responderUnitId = Object.values(units).find((unit) => unit.name === 'Phòng Tổ chức')?.id ?? '';
  const topics = meeting.plan.topics.map((topic) => topic.id);
  const people = { organiser, chair, secretary, screen, responder, responderUnitId, delegates: seated };
  return { house, meeting, meetingId: meeting.id, topics, ...people };
}

/** Every delegate's phone takes its seat by the link on the slip, sixteen at a time. */
async function seatDelegates(meeting: Meeting): Promise<Person[]> {
  const waiting = (await meeting.slips()).filter((slip) => slip.role === 'DELEGATE');
  const seated: Person[] = [];
  const enter = async (): Promise<void> => {
    for (let slip = waiting.pop(); slip; slip = waiting.pop()) seated.push(await meeting.enter(slip));
  };
  await Promise.all(Array.from({ length: 16 }, enter));
  return seated;
}
