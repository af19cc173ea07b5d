/* eslint-disable max-lines-per-function -- a page of samples, read from top to bottom */
import { useState } from 'react';
import { Button, IconButton } from '../Button';
import { KeyButton } from '../KeyButton';
import { Checkbox } from '../Checkbox';
import { Chip, ChipChecks, ChipGroup } from '../Chip';
import { RemovableChip } from '../RemovableChip';
import { EditIcon, MergeIcon, PlayIcon, ScreenIcon, TrashIcon } from '../console-icons';
import { DateField } from '../DateField';
import { TextArea, TextField } from '../fields';
import { FileField } from '../FileField';
import { CloseIcon, MicIcon, SendIcon } from '../icons';
import { Card, Row, Stack } from '../layout';
import { Menu } from '../Menu';
import { NumberField } from '../NumberField';
import { RadioCards } from '../RadioCards';
import { SearchField } from '../SearchField';
import { Select } from '../Select';
import { TOPICS, WORDS } from './sample';

export function Controls() {
  return (
    <Stack gap={6}>
      <Buttons />
      <Chips />
      <Fields />
    </Stack>
  );
}

function Buttons() {
  const nothing = () => undefined;
  return (
    <Card>
      <Stack>
        <h2>Nút</h2>
        <Row gap={3}>
          <Button variant="primary" icon={PlayIcon}>
            Bắt đầu
          </Button>
          <Button icon={ScreenIcon}>Chiếu lên màn hình</Button>
          <Button variant="ghost">Để sau</Button>
          <Button variant="danger">Kết thúc phần phát biểu</Button>
        </Row>
        <Row gap={3}>
          <Button variant="primary" busy>
            Đang gửi
          </Button>
          <Button variant="primary" disabled>
            Đã khóa
          </Button>
          <Button disabled>Chưa được</Button>
          <KeyButton icon={MergeIcon} shortcut="m">
            Gộp
          </KeyButton>
          <Button size="small">Nhỏ</Button>
          <IconButton icon={EditIcon} label="Sửa" />
          <IconButton icon={ScreenIcon} label="Đang chiếu" variant="quiet" pressed />
          <Menu
            label="Việc khác với lượt này"
            items={[
              { id: 'edit', label: 'Sửa giờ', icon: EditIcon, onSelect: nothing },
              { id: 'cut', label: 'Dừng giữa chừng', icon: CloseIcon, onSelect: nothing },
              { id: 'drop', label: 'Từ chối', icon: TrashIcon, danger: true, onSelect: nothing },
            ]}
          />
        </Row>
        <Button variant="primary" size="large" wide icon={MicIcon}>
          Đăng ký phát biểu
        </Button>
      </Stack>
    </Card>
  );
}

function Chips() {
  const [kind, setKind] = useState<string | null>('OPINION');
  const [topics, setTopics] = useState<string[]>(['wages']);
  const [way, setWay] = useState<'NAMED' | 'ANONYMOUS'>('NAMED');
  return (
    <Card>
      <Stack>
        <h2>Thẻ chọn</h2>
        <ChipGroup
          legend="Loại ý kiến"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'OPINION', label: 'Ý kiến' },
            { value: 'PETITION', label: 'Kiến nghị' },
            { value: 'REPORT', label: 'Phản ánh' },
            { value: 'WISH', label: 'Tâm tư, nguyện vọng', disabled: true },
          ]}
        />
        <ChipChecks legend="Nhóm vấn đề" values={topics} onChange={setTopics} options={TOPICS} />
        <ChipGroup
          legend="Chưa chọn"
          value={null}
          onChange={setKind}
          options={TOPICS}
          error="Hãy chọn một nhóm vấn đề."
        />
        <RadioCards
          legend="Bạn muốn gửi thế nào?"
          hint="Gửi rồi thì không đổi được."
          value={way}
          onChange={setWay}
          options={[
            { value: 'NAMED', icon: MicIcon, label: 'Ghi tên', children: <p>Ban thư ký thấy tên bạn.</p> },
            { value: 'ANONYMOUS', label: 'Ẩn danh', children: <p>Không ai biết ai gửi.</p> },
          ]}
        />
        <Row>
          <Chip>Lao động, việc làm</Chip>
          <RemovableChip removeLabel="Bỏ lọc: Chưa trả lời" onRemove={() => undefined}>
            Chưa trả lời
          </RemovableChip>
        </Row>
      </Stack>
    </Card>
  );
}

function Fields() {
  const [summary, setSummary] = useState('Xe đưa đón ca đêm');
  const [text, setText] = useState(WORDS);
  const [topic, setTopic] = useState<string | null>(null);
  const [minutes, setMinutes] = useState<number | null>(5);
  const [date, setDate] = useState<string | null>('2026-03-08');
  const [on, setOn] = useState(true);
  const [search, setSearch] = useState('');
  return (
    <Card>
      <Stack>
        <h2>Ô nhập</h2>
        <TextField
          label="Tóm tắt"
          hint="Một câu để người khác hiểu ngay."
          limit={100}
          value={summary}
          onChange={setSummary}
        />
        <TextArea label="Nội dung" limit={200} value={text} onChange={setText} />
        <TextField label="Số chỗ" value="" onChange={() => undefined} error="Cần điền ô này." />
        <TextField label="Mã tham gia" look="code" value="K7QM" onChange={() => undefined} />
        <Select
          label="Người trả lời"
          value={topic}
          onChange={setTopic}
          placeholder="Chọn người trả lời"
          options={TOPICS}
        />
        <NumberField
          label="Thời gian phát biểu"
          suffix="phút"
          value={minutes}
          onChange={setMinutes}
          min={1}
          max={30}
        />
        <DateField label="Thời hạn" optional value={date} onChange={setDate} />
        <FileField
          label="Danh sách đại biểu"
          hint="Tệp CSV, mỗi dòng một người."
          accept=".csv"
          onPick={() => undefined}
        />
        <SearchField
          label="Tìm ý kiến"
          labelHidden
          placeholder="Tìm theo tên, đơn vị, nội dung"
          value={search}
          onChange={setSearch}
        />
        <Checkbox
          label="Duyệt ý kiến trước khi công khai"
          hint="Chỉ áp dụng cho ý kiến gửi từ lúc này."
          checked={on}
          onChange={setOn}
          asSwitch
        />
        <Checkbox label="Không đổi được" checked={false} disabled onChange={setOn} />
        <Button variant="primary" icon={SendIcon}>
          Gửi ý kiến
        </Button>
      </Stack>
    </Card>
  );
}
