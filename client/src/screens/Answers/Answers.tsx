import '../../ui/console-font.css';
import { SeatProvider } from '../../realtime/SeatProvider';
import { AnswersFrame } from './AnswersFrame';

/** The responder's one plain screen, on a phone or a laptop. */
export function Answers() {
  return (
    <SeatProvider>
      <AnswersFrame />
    </SeatProvider>
  );
}
