/* eslint-disable max-lines-per-function -- a page of samples, read from top to bottom */
import { useState } from 'react';
import { BarChart } from '../BarChart';
import { Button, IconButton } from '../Button';
import { Chip } from '../Chip';
import { Clock } from '../Clock';
import { GripIcon, SkipIcon } from '../console-icons';
import { CodeText, Facts, Meter, Stat, StatRow } from '../Figures';
import { Fold } from '../Fold';
import { ArrowDownIcon, ArrowUpIcon } from '../icons';
import { Card, Row, Stack } from '../layout';
import { List, ListRow } from '../List';
import { Pill } from '../Pill';
import { QrCode } from '../QrCode';
import { StatusChip } from '../Status';
import { Table } from '../Table';
import { LONG_UNIT, TOPICS, WORDS } from './sample';

export function Lists() {
  return (
    <Stack gap={6}>
      <Numbers />
      <Queue />
      <Clocks />
      <Card>
        <BarChart
          sentence="Lao động, việc làm, tiền lương được hỏi nhiều nhất: 9 trong 21 ý kiến"
          unit="ý kiến"
          bars={TOPICS.map((topic, index) => ({
            id: topic.value,
            label: topic.label,
            value: topic.count,
            current: index === 1,
          }))}
        />
      </Card>
      <Papers />
    </Stack>
  );
}

function Numbers() {
  const nothing = () => undefined;
  return (
    <StatRow label="Số liệu">
      <Stat value={1284} label="ý kiến gốc" onOpen={nothing} current />
      <Stat value={27} label="ý kiến tổng hợp" onOpen={nothing} />
      <Stat value={6} label="chưa trả lời" tone="waiting" onOpen={nothing} />
      <Stat value={2} label="quá hạn" tone="refused" onOpen={nothing} />
      <Stat value={22} label="lượt phát biểu" />
    </StatRow>
  );
}

function Queue() {
  const [picked, setPicked] = useState(true);
  const move = (
    <>
      <IconButton icon={ArrowUpIcon} label="Lên một chỗ" />
      <IconButton icon={ArrowDownIcon} label="Xuống một chỗ" />
    </>
  );
  return (
    <Card flush>
      <Pill onPress={() => undefined}>7 ý kiến mới</Pill>
      <List label="Hàng chờ" ordered>
        <ListRow
          lead="1"
          title="Lê Thị Hòa Bình"
          subtitle="Công đoàn Xưởng may 3"
          note="Chưa phát biểu lần nào; đơn vị chưa có ai phát biểu"
          tone="air"
          current
          chips={<StatusChip tone="onAir">Được mời</StatusChip>}
          actions={<Button variant="primary">Mời</Button>}
        />
        <ListRow
          lead={<GripIcon />}
          title="Nguyễn Hoàng Phương Thảo Nguyên Vân Khánh"
          subtitle={LONG_UNIT}
          note="Chờ 12 phút"
          chips={<Chip>Nhà ở công nhân</Chip>}
          actions={move}
        />
        <ListRow
          title="Xe đưa đón ca đêm"
          onOpen={() => undefined}
          selected={picked}
          onSelect={setPicked}
          selectLabel="Chọn ý kiến 3"
          tone="waiting"
          chips={<StatusChip tone="waiting">Chờ duyệt</StatusChip>}
          note="14:05 · Lê Thị Hòa Bình"
          actions={<IconButton icon={SkipIcon} label="Bỏ qua" />}
        >
          {WORDS}
        </ListRow>
      </List>
    </Card>
  );
}

function Clocks() {
  const [opened] = useState(() => Date.now());
  const minute = 60_000;
  return (
    <Card>
      <Row gap={8} align="start">
        <Clock startedAt={null} allotted={300} size="large" bar />
        <Clock startedAt={opened - 2 * minute} allotted={300} warnAt={30} size="large" bar announce />
        <Clock startedAt={opened - 4.6 * minute} allotted={300} warnAt={30} size="large" bar />
        <Clock startedAt={opened - 6 * minute} allotted={300} warnAt={30} size="large" bar />
        <Clock startedAt={opened - 3 * minute} pausedAt={opened - minute} allotted={300} />
      </Row>
    </Card>
  );
}

function Papers() {
  return (
    <Card>
      <Stack>
        <Facts
          facts={[
            { label: 'Mã theo dõi', value: <CodeText code="K7QMHD3NW2XP" /> },
            { label: 'Đơn vị', value: LONG_UNIT },
          ]}
        />
        <Meter share={0.42} label="19 phút (dự kiến 45)" />
        <Meter share={1.2} label="18 phút (dự kiến 15), quá 3 phút" />
        <Fold summary="3 ý kiến gốc" open>
          {WORDS}
        </Fold>
        <Table
          caption="Ý kiến theo nhóm vấn đề"
          items={TOPICS}
          keyOf={(topic) => topic.value}
          columns={[
            { id: 'label', head: 'Nhóm vấn đề', cell: (topic) => topic.label, rowHead: true },
            { id: 'count', head: 'Số ý kiến', cell: (topic) => topic.count, numeric: true },
          ]}
        />
        <QrCode value="http://192.168.1.20:3000/join/K7QM" title="Mã QR để tham gia" />
      </Stack>
    </Card>
  );
}
