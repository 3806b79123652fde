import { describeRoom } from '../room/describe-room.ts';
import { DESK } from '../room/room.ts';

// On a phone: `test/room/room.test.ts`.
describeRoom({ name: 'a desk', viewport: DESK, hasTouch: false, isMobile: false });
