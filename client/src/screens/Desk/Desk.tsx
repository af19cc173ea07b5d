import '../../ui/console-font.css';
import { SeatProvider } from '../../realtime/SeatProvider';
import { DeskFrame } from './DeskFrame';

/** The secretary's laptop beside the chair. */
export function Desk() {
  return (
    <SeatProvider>
      <DeskFrame />
    </SeatProvider>
  );
}
