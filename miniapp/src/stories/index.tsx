import { Screen } from '../components/Screen.tsx';
import { ComplaintStories } from './ComplaintStories.tsx';
import { ControlStories } from './ControlStories.tsx';
import { PhotoStories } from './PhotoStories.tsx';
import { PictureStories } from './PictureStories.tsx';
import { StaffStories } from './StaffStories.tsx';
import { StateStories } from './StateStories.tsx';

/** Every component in all its states, for eyes, screenshots and the accessibility check; linked in demo mode only. */
export default function StoriesPage() {
  return (
    <Screen title="组件样张" wide>
      <StateStories />
      <ComplaintStories />
      <StaffStories />
      <ControlStories />
      <PictureStories />
      <PhotoStories />
    </Screen>
  );
}
