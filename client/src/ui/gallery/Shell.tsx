/* eslint-disable max-lines-per-function -- a page of samples, read from top to bottom */
import { useState } from 'react';
import { Button, IconButton } from '../Button';
import { KeyButton } from '../KeyButton';
import { Chip } from '../Chip';
import { Clock } from '../Clock';
import { ExtendIcon, PauseIcon, StopIcon } from '../console-icons';
import { Meter } from '../Figures';
import { ArrowDownIcon, ArrowUpIcon } from '../icons';
import { AppBar, Card, Muted, Page, Row, Stack } from '../layout';
import { List, ListRow } from '../List';
import { Logo } from '../Logo';
import { Panes } from '../Panes';
import { Badge, StatusChip } from '../Status';
import { LanguageSwitch } from '../switches';
import { Tabs } from '../Tabs';
import { ThemeSwitch } from '../ThemeSwitch';
import { LONG_UNIT } from './sample';

/** What the parts make together on a console. */
export function Shell() {
  return (
    <Page
      width="full"
      header={
        <AppBar
          heading
          start={<Logo markOnly />}
          title="Hội nghị đối thoại với người lao động, quý I năm 2026"
          end={
            <>
              <ThemeSwitch />
              <LanguageSwitch />
            </>
          }
        />
      }
    >
      <Panes
        label="Khung"
        layout="cockpit"
        first="now"
        panes={[
          { id: 'agenda', title: 'Chương trình', content: <Agenda /> },
          { id: 'now', title: 'Hiện nay', content: <NowCard /> },
          {
            id: 'queue',
            title: 'Hàng chờ',
            badge: <Badge count={12} label="12 người chờ" />,
            headHidden: true,
            flush: true,
            content: <Side />,
          },
        ]}
      />
    </Page>
  );
}

function Agenda() {
  return (
    <Stack gap={3}>
      {['Khai mạc', 'Báo cáo đề dẫn', 'Thảo luận', 'Trả lời, giải đáp', 'Kết luận'].map((title, index) => (
        <Card key={title} tone={index === 2 ? 'primary' : 'plain'}>
          <Stack gap={2}>
            <Row justify="between">
              <strong>{title}</strong>
              {index < 2 && <StatusChip tone="done">Xong</StatusChip>}
            </Row>
            <Meter
              share={index < 2 ? 1 : index === 2 ? 0.4 : 0}
              label={index === 2 ? '18 phút (dự kiến 45)' : '10 phút'}
            />
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function NowCard() {
  const [opened] = useState(() => Date.now() - 283_000);
  return (
    <Card tone="air">
      <Stack>
        <Row justify="between">
          <StatusChip tone="onAir">Đang phát biểu</StatusChip>
          <Muted>Lượt 4</Muted>
        </Row>
        <div>
          <h1>Lê Thị Hòa Bình</h1>
          <Muted>Công đoàn Xưởng may 3 · Thẻ 041</Muted>
        </div>
        <Clock startedAt={opened} allotted={300} warnAt={30} size="large" bar announce />
        <KeyButton variant="primary" size="large" wide icon={StopIcon} shortcut="Space">
          Kết thúc
        </KeyButton>
        <Row>
          <Button icon={PauseIcon}>Tạm dừng</Button>
          <Button icon={ExtendIcon}>Thêm 1 phút</Button>
        </Row>
      </Stack>
    </Card>
  );
}

function Side() {
  const [tab, setTab] = useState<'queue' | 'opinions'>('queue');
  const move = (
    <>
      <IconButton icon={ArrowUpIcon} label="Lên một chỗ" />
      <IconButton icon={ArrowDownIcon} label="Xuống một chỗ" />
    </>
  );
  const rows = [
    'Trần Văn Hưng',
    'Nguyễn Hoàng Phương Thảo Nguyên',
    'Lò Thị Mai',
    'Phạm Đức Ưng',
    'Đỗ Hữu Ước',
  ];
  return (
    <Tabs
      fill
      label="Chờ"
      selected={tab}
      onSelect={setTab}
      items={[
        {
          id: 'queue',
          label: 'Hàng chờ',
          badge: <Badge count={12} label="12 người chờ" />,
          content: (
            <List ordered label="Hàng chờ">
              {rows.map((name, index) => (
                <ListRow
                  key={name}
                  lead={index + 1}
                  title={name}
                  subtitle={index === 1 ? LONG_UNIT : 'Phòng Kỹ thuật'}
                  note="Chưa phát biểu lần nào"
                  chips={<Chip>An toàn, vệ sinh</Chip>}
                  actions={move}
                />
              ))}
            </List>
          ),
        },
        {
          id: 'opinions',
          label: 'Ý kiến',
          badge: <Badge count={3} label="3 ý kiến chờ duyệt" tone="waiting" />,
          content: <Agenda />,
        },
      ]}
    />
  );
}
