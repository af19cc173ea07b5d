/* eslint-disable max-lines-per-function -- a page of samples, read from top to bottom */
import { useState } from 'react';
import '../console-font.css';
import { Button } from '../Button';
import { AppBar, Page, PageTitle, Row, Stack } from '../layout';
import { Logo } from '../Logo';
import { LanguageSwitch } from '../switches';
import { Tabs } from '../Tabs';
import { ThemeSwitch } from '../ThemeSwitch';
import { Controls } from './Controls';
import { Hall } from './Hall';
import { Lists } from './Lists';
import { Messages } from './Messages';
import { PhoneShell } from './PhoneShell';
import { Shell } from './Shell';

type Part = 'controls' | 'messages' | 'lists' | 'phone' | 'panes' | 'hall';

/** Every component in every state, for those who build with them. In development only, at `/_ui#<part>`. */
export default function Gallery() {
  const [part, setPart] = useState<Part>(() => partOf(location.hash));
  const choose = (next: Part) => {
    history.replaceState(null, '', `#${next}`);
    setPart(next);
  };
  if (part === 'phone') return <PhoneShell />;
  if (part === 'panes') return <Shell />;
  if (part === 'hall') return <Hall />;
  return (
    <Page
      width="wide"
      header={
        <AppBar
          title={<Logo />}
          end={
            <>
              <ThemeSwitch />
              <LanguageSwitch />
            </>
          }
        />
      }
    >
      <Stack gap={6}>
        <PageTitle
          above="client/src/ui"
          below="Mọi thành phần, mọi trạng thái"
          actions={<Whole onChoose={choose} />}
        >
          Bộ giao diện
        </PageTitle>
        <Tabs
          label="Phần"
          selected={part}
          onSelect={choose}
          items={[
            { id: 'controls', label: 'Điều khiển', content: <Controls /> },
            { id: 'messages', label: 'Thông báo', content: <Messages /> },
            { id: 'lists', label: 'Danh sách, số liệu', content: <Lists /> },
          ]}
        />
      </Stack>
    </Page>
  );
}

function Whole({ onChoose }: { onChoose: (part: Part) => void }) {
  return (
    <Row>
      <Button onClick={() => onChoose('phone')}>Điện thoại</Button>
      <Button onClick={() => onChoose('panes')}>Ba khung</Button>
      <Button onClick={() => onChoose('hall')}>Hội trường</Button>
    </Row>
  );
}

function partOf(hash: string): Part {
  const parts: readonly Part[] = ['controls', 'messages', 'lists', 'phone', 'panes', 'hall'];
  return parts.find((part) => `#${part}` === hash) ?? 'controls';
}
