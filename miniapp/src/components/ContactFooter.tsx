import type { Contact } from '../../../shared/community/community.ts';
import { Box } from '../platform/box.tsx';
import { callPhone } from '../platform/navigation.ts';
import { Press } from '../platform/press.tsx';

/** Who answers: office, function and number, pressed to call. */
export function ContactFooter({ contact }: { readonly contact: Contact }) {
  return (
    <Box as="footer" className="contact">
      <Box className="contact__words">
        有问题找：{contact.office} · {contact.function}
      </Box>
      <Press
        className="contact__phone"
        aria-label={`打电话 ${contact.phone}`}
        onPress={() => callPhone(contact.phone)}
      >
        ☎ {contact.phone}
      </Press>
    </Box>
  );
}
