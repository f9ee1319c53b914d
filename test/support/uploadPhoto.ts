import sharp from 'sharp';
import type { EvidenceKept } from '../../shared/evidence/evidenceApi.ts';
import type { TestServer } from './testServer.ts';

/** Uploads a small photograph, for a community if one is named, and gives its id; another colour, another photograph. */
export async function uploadPhoto(
  server: Pick<TestServer, 'address' | 'tokenOf'>,
  as: string,
  communityId: string | undefined,
  background = '#0b6b5b',
): Promise<string> {
  const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], 'photo.jpg'));
  const about = communityId === undefined ? '' : `?communityId=${communityId}`;
  const reply = await fetch(`${server.address}/api/v1/evidence${about}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
    body: form,
  });
  if (reply.status !== 201)
    throw new Error(`the photograph was refused: ${reply.status} ${await reply.text()}`);
  return ((await reply.json()) as EvidenceKept).evidenceId;
}
