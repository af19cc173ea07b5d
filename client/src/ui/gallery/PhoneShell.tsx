/* eslint-disable max-lines-per-function -- a page of samples, read from top to bottom */
import { useState } from 'react';
import { BottomTabs } from '../BottomTabs';
import { Button } from '../Button';
import { Banner } from '../Banner';
import { Chip, ChipGroup } from '../Chip';
import { Clock } from '../Clock';
import { TextArea, TextField } from '../fields';
import { DoubleCheckIcon, LiveIcon, MicIcon, OfflineIcon, SendIcon, WriteIcon } from '../icons';
import { AppBar, Card, Muted, Page, Prose, Row, Stack } from '../layout';
import { StatusChip } from '../Status';
import { Steps } from '../Steps';
import { LanguageSwitch } from '../switches';
import { Badge } from '../Status';
import { LIFE, TOPICS, WORDS } from './sample';

type Tab = 'now' | 'write' | 'speak';

/** What the parts make together on a phone. */
export function PhoneShell() {
  const [tab, setTab] = useState<Tab>('now');
  return (
    <Page
      header={
        <AppBar
          heading
          title="Đối thoại với người lao động, quý I"
          end={<LanguageSwitch />}
          below={
            tab === 'write' && (
              <Banner shape="strip" tone="waiting" icon={OfflineIcon}>
                Mất kết nối. Ý kiến được giữ trên máy.
              </Banner>
            )
          }
        />
      }
      footer={
        <BottomTabs
          label="Phần"
          selected={tab}
          onSelect={setTab}
          items={[
            { id: 'now', label: 'Đang diễn ra', icon: LiveIcon },
            { id: 'write', label: 'Gửi ý kiến', icon: WriteIcon },
            {
              id: 'speak',
              label: 'Phát biểu',
              icon: MicIcon,
              badge: <Badge count={4} label="4 người chờ" tone="primary" />,
            },
          ]}
        />
      }
    >
      {tab === 'now' && <Now />}
      {tab === 'write' && <Write />}
      {tab === 'speak' && <Speak />}
    </Page>
  );
}

function Now() {
  const [opened] = useState(() => Date.now() - 130_000);
  return (
    <Stack>
      <Card tone="air">
        <Stack gap={2}>
          <Row justify="between">
            <StatusChip tone="onAir">Đang phát biểu</StatusChip>
            <Muted>Lượt 4</Muted>
          </Row>
          <h2>Lê Thị Hòa Bình</h2>
          <Muted>Công đoàn Xưởng may 3</Muted>
          <Clock startedAt={opened} allotted={300} warnAt={30} bar />
        </Stack>
      </Card>
      <Card>
        <Stack gap={2}>
          <Row justify="between">
            <Chip>Nhà ở công nhân</Chip>
            <StatusChip tone="done" icon={DoubleCheckIcon}>
              Đã xem
            </StatusChip>
          </Row>
          <h3>Xe đưa đón ca đêm</h3>
          <Prose>{WORDS}</Prose>
          <Steps label="Đường đi của ý kiến" steps={LIFE} current="answered" />
        </Stack>
      </Card>
    </Stack>
  );
}

function Write() {
  const [topic, setTopic] = useState<string | null>('housing');
  const [text, setText] = useState('');
  return (
    <Stack>
      <ChipGroup legend="Nhóm vấn đề" options={TOPICS} value={topic} onChange={setTopic} />
      <TextField label="Tóm tắt" limit={100} value="Xe đưa đón ca đêm" onChange={() => undefined} />
      <TextArea
        label="Nội dung"
        hint="Việc gì, ở đâu, từ khi nào, đề nghị gì."
        limit={4000}
        value={text}
        onChange={setText}
      />
      <Button variant="primary" size="large" wide icon={SendIcon}>
        Gửi ý kiến
      </Button>
    </Stack>
  );
}

function Speak() {
  return (
    <Card>
      <Stack>
        <h2>Bạn đứng thứ 5</h2>
        <p>Khoảng 18 phút nữa, nếu mỗi người nói đúng giờ.</p>
        <Button variant="primary" size="large" wide icon={MicIcon}>
          Đăng ký phát biểu
        </Button>
        <Button wide>Rút đăng ký</Button>
      </Stack>
    </Card>
  );
}
