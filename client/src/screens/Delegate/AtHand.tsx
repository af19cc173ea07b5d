import { MaterialsButton } from '../../features/materials/MaterialsButton';
import { PromisedButton } from '../../features/reminders/PromisedButton';
import { CheckIn } from './CheckIn';

/** What stands at hand in the first tab, as soon as it is here: to be noted as present, and the materials. */
export function AtHand() {
  return (
    <>
      <CheckIn />
      <MaterialsButton wide />
      <PromisedButton wide />
    </>
  );
}
