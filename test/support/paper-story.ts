import { makeId } from '@doi-thoai/shared';
import { MARK, type FullMeeting } from './full-meeting.js';

/** Opinions that are answered alone, together with others, and not at all; a turn, one who was not reached, tasks. */
export async function playPapers(hall: FullMeeting): Promise<void> {
  const { people, meeting } = hall;
  const officer = await hall.offerConfidential();
  await meeting.openPhase(people.chair, 'DISCUSSION');
  await people.chair.do('submissions.open', {});
  await people.chair.do('floor.openRegistration', {});
  const [one, two, three] = [
    await hall.write('lan', 'một'),
    await hall.write('minh', 'hai'),
    await hall.write('thu', 'ba'),
  ];
  const alone = await hall.collate([one], 'land', 'focal');
  const shared = await hall.collate([two], 'land');
  await hall.collate([three], null);
  await hall.seal('minh', officer);
  await hall.published('thu', 'đã công bố');
  const turnId = await hall.call(await hall.request('lan'));
  await hall.floor('chair', 'floor.start', { turnId });
  await hall.floor('chair', 'floor.end', { turnId, interrupted: false, reason: '' });
  await hall.request('minh');
  const accepted = { type: 'ACCEPTED', text: `${MARK} tiếp thu` } as const;
  await people.land.do('responses.answer', {
    ...hall.answer([{ kind: 'COLLATED', id: alone }], 'land'),
    ...accepted,
  });
  const both = [
    { kind: 'COLLATED', id: shared },
    { kind: 'TURN', id: turnId },
  ] as const;
  await people.land.do('responses.answer', hall.answer([...both], 'land'));
  const unapproved = { type: 'EXPLAINED', given: 'WRITTEN', text: `${MARK} chưa duyệt` } as const;
  await people.land.do('responses.answer', {
    ...hall.answer([{ kind: 'COLLATED', id: alone }], 'land'),
    ...unapproved,
  });
  await conclude(hall);
}

async function conclude(hall: FullMeeting): Promise<void> {
  const { people } = hall;
  const line = { kind: 'ASSESSMENT', text: `${MARK} thẳng thắn`, position: 1 } as const;
  await people.secretary.do('conclusions.addLine', { ...line, lineId: makeId() });
  const task = { kind: 'TASK', text: `${MARK} chưa giao ai`, position: 2 } as const;
  await people.secretary.do('conclusions.addLine', { ...task, lineId: makeId() });
  await people.secretary.do('commitments.propose', {
    ...{
      commitmentId: makeId(),
      text: `${MARK} sửa mái`,
      product: `${MARK} mái mới`,
      ownerUnitId: await hall.unitOf('housing'),
    },
    ...{ jointUnitIds: [await hall.unitOf('land')], coordinatingUnitIds: [await hall.unitOf('lan')] },
    ...{ dueKind: 'DATE', dueOn: '2030-01-31', sources: [] },
  });
}
