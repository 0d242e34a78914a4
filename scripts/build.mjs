import { stopWith } from './console/say.mjs';
import { build } from './start/build.mjs';

build().catch(stopWith);
