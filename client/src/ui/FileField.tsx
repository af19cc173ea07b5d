import { useState } from 'react';
import { useText } from '../text/text';
import { UploadIcon } from './console-icons';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface FileFieldProps extends FieldProps {
  /** As in HTML: `.csv,text/csv`. */
  accept?: string;
  /** Called for each of several. */
  onPick: (file: File) => void;
  multiple?: boolean;
  /** What was chosen is listed beside it: the field goes on asking. */
  listed?: boolean;
  disabled?: boolean;
}

/** The words are ours: the browser's own would be in the browser's language. Also takes a dropped file. */
export function FileField({ accept, onPick, multiple, listed, disabled, ...frame }: FileFieldProps) {
  const { t } = useText();
  const [name, setName] = useState('');
  return (
    <Field {...frame}>
      {(wiring) => (
        <div className={styles.file}>
          <input
            {...wiring}
            type="file"
            className={styles.fileInput}
            accept={accept}
            multiple={multiple}
            disabled={disabled}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              if (files.length === 0) return;
              setName(files.map((file) => file.name).join(', '));
              files.forEach(onPick);
              // The same file, corrected, must be pickable again.
              event.target.value = '';
            }}
          />
          <UploadIcon />
          <span>{(!listed && name) || t('ui.pickFile')}</span>
        </div>
      )}
    </Field>
  );
}
