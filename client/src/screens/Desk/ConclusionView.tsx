import { Builder } from '../../features/conclusions/Builder';

/** What was said becomes lines, is approved and goes out as a notice. */
export function ConclusionView() {
  return <Builder />;
}
