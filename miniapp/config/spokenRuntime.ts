import { mergeInternalComponents } from '@tarojs/shared';
import spokenAttributes from './spokenAttributes.json';

mergeInternalComponents(spokenAttributes);
