import { createElement } from 'react';
import { Box } from '../platform/box.tsx';
import { isWebPage } from '../platform/device.ts';
import { Selecting, type SelectingProps } from '../platform/selecting.tsx';

/** A labelled list to choose one from, for filters; a question to a resident is a Choice, where all options are seen. */
export function Select(props: SelectingProps) {
  return (
    <Box className="field">
      {isWebPage ? (
        createElement('label', { className: 'field__label', htmlFor: props.id }, props.label)
      ) : (
        <Box className="field__label">{props.label}</Box>
      )}
      <Selecting {...props} />
    </Box>
  );
}
