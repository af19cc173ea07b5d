import { lazy, Suspense } from 'react';
import type { BarChartProps } from './chart/Bars';
import { Skeleton, SkeletonRegion } from './States';

const Bars = lazy(() => import('./chart/Bars'));

/** Bars with their counts, loaded only where shown: the hall screen and reports. Never on a phone's page. */
export function BarChart(props: BarChartProps) {
  return (
    <Suspense
      fallback={
        <SkeletonRegion>
          <Skeleton shape="row" count={Math.max(1, props.bars.length)} />
        </SkeletonRegion>
      }
    >
      <Bars {...props} />
    </Suspense>
  );
}
