import '../../ui/console-font.css';
import { SeatProvider } from '../../realtime/SeatProvider';
import { AnswersFrame } from './AnswersFrame';

// In one file with it: each further name of a file would weigh in the phone's first one.
export { Focal } from '../Focal/Focal';

/** The responder's one plain screen, on a phone or a laptop. */
export function Answers() {
  return (
    <SeatProvider>
      <AnswersFrame />
    </SeatProvider>
  );
}
