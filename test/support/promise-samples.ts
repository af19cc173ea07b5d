import type { CommitmentsCommands, Id, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';

interface Pointers {
  commitmentId: Id;
  unitId: Id;
}
type Samples = { [N in keyof CommitmentsCommands]: (at: Pointers) => Payload<N> };

/** What nobody has seen. */
const seen = 999_999_999;
const why = { reason: 'Vì thế' } as const;
const promise = ({ unitId }: Pointers): Omit<Payload<'commitments.edit'>, 'commitmentId' | 'seen'> => ({
  text: 'Rà soát',
  ownerUnitId: unitId,
  dueKind: 'TERM',
  dueOn: null,
});
const promised = ({ commitmentId }: Pointers): Payload<'commitments.confirm'> => ({ commitmentId, seen });
const evidence = ({ commitmentId }: Pointers): Payload<'commitments.attach'> => ({
  ...{ commitmentId, actId: makeId(), fileId: makeId() },
});

export const PROMISE_SAMPLES: Samples = {
  'commitments.propose': (at) => ({ ...promise(at), commitmentId: makeId(), sources: [] }),
  'commitments.edit': (at) => ({ ...promise(at), commitmentId: at.commitmentId, seen }),
  'commitments.succeed': ({ unitId }) => ({ unitId }),
  'commitments.confirm': promised,
  'commitments.issue': (at) => ({ ...promised(at), number: '05/TB-SPT' }),
  'commitments.acknowledge': promised,
  'commitments.report': ({ commitmentId }) => ({
    ...{ commitmentId, actId: makeId(), done: false, day: null, text: 'Đã rà soát một nửa.' },
  }),
  'commitments.attach': evidence,
  'commitments.detach': evidence,
  'commitments.requestExtension': (at) => ({ ...promised(at), ...why, dueOn: '2030-01-31' }),
  'commitments.extend': (at) => ({ ...promised(at), ...why, dueOn: '2030-01-31', number: '12/QĐ-SPT' }),
  'commitments.verify': (at) => ({ ...promised(at), text: '' }),
  'commitments.sendBack': (at) => ({ ...promised(at), ...why }),
  'commitments.reopen': (at) => ({ ...promised(at), ...why }),
  'commitments.reassign': (at) => ({
    ...{ ...promised(at), ...why, ownerUnitId: at.unitId, jointUnitIds: [], coordinatingUnitIds: [] },
  }),
  'commitments.suspend': (at) => ({ ...promised(at), ...why }),
  'commitments.resume': (at) => ({ ...promised(at), ...why }),
  'commitments.cancel': (at) => ({ ...promised(at), ...why }),
  'commitments.urge': ({ commitmentId }) => ({ commitmentId, text: 'Đề nghị báo cáo tiến độ.' }),
};
