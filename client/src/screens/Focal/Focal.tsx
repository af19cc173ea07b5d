import '../../ui/console-font.css';
import { SeatProvider } from '../../realtime/SeatProvider';
import { FocalFrame } from './FocalFrame';

/** The focal person's laptop at the base unit. */
export function Focal() {
  return (
    <SeatProvider>
      <FocalFrame />
    </SeatProvider>
  );
}
