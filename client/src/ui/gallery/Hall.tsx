import { useState } from 'react';
import { BarChart } from '../BarChart';
import { Clock } from '../Clock';
import { CodeText } from '../Figures';
import { Row, Stack } from '../layout';
import { QrCode } from '../QrCode';
import { useScreenTheme } from '../theme';
import styles from './Hall.module.css';
import { TOPICS } from './sample';

/** The type of the hall screen. */
export function Hall() {
  const [opened] = useState(() => Date.now() - 280_000);
  useScreenTheme('dark');
  return (
    <Stack as="main" gap={8} className={styles.hall}>
      <Row gap={8} justify="between">
        <div>
          <h1 className={styles.name}>Lê Thị Hòa Bình</h1>
          <p className={styles.unit}>Công đoàn Xưởng may 3</p>
        </div>
        <Clock startedAt={opened} allotted={300} warnAt={30} size="hall" bar />
      </Row>
      <BarChart
        size="hall"
        sentence="Lao động, việc làm, tiền lương được hỏi nhiều nhất: 9 trong 21 ý kiến"
        unit="ý kiến"
        bars={TOPICS.map((topic, index) => ({
          id: topic.value,
          label: topic.label,
          value: topic.count,
          current: index === 1,
        }))}
      />
      <Row gap={8}>
        <QrCode size="hall" value="http://192.168.1.20:3000/join/K7QMHD3N" title="Mã QR để tham gia" />
        <CodeText size="hall" code="K7QMHD3N" />
      </Row>
    </Stack>
  );
}
