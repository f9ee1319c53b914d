import type { EvidenceKept } from '../../shared/evidence/evidenceApi.ts';
import type { TestServer } from './testServer.ts';

/** Uploads a small paper for a community as somebody of its staff and gives its id; another `mark`, another paper. */
export async function uploadPaper(
  server: Pick<TestServer, 'address' | 'tokenOf'>,
  as: string,
  communityId: string,
  mark = '',
): Promise<string> {
  const form = new FormData();
  form.set('file', new File([`%PDF-1.7\n1 0 obj <<>> endobj\n${mark}\ntrailer <<>>\n%%EOF\n`], 'proof.pdf'));
  const reply = await fetch(`${server.address}/api/v1/evidence?communityId=${communityId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
    body: form,
  });
  if (reply.status !== 201) throw new Error(`the paper was refused: ${reply.status} ${await reply.text()}`);
  return ((await reply.json()) as EvidenceKept).evidenceId;
}
