import { useText } from '../../text/text';
import { Steps } from '../../ui/Steps';
import { LIFE_STEPS, type Life } from './life';
import styles from './LifeSteps.module.css';

/** Short words, six beside each other on the narrowest phone: gửi → nhận → duyệt → trả lời → cam kết → xong */
export function LifeSteps({ life }: { life: Life }) {
  const { t } = useText();
  const steps = LIFE_STEPS.map((id) => ({ id, label: t(`delegate.life.${id}`) }));
  return (
    <div className={styles.life}>
      <div className={styles.steps}>
        <Steps label={t('delegate.lifeLabel')} steps={steps} {...life} />
      </div>
    </div>
  );
}
