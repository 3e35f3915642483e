// Verifies badges with the libraries of others. In: {contexts: {address: document}, badges: []}; out: for each "" or why it does not hold.
// Nothing is fetched: an address that is not among the contexts is an error.
import jsigs from "jsonld-signatures";
import {DataIntegrityProof} from "@digitalbazaar/data-integrity";
import {cryptosuite} from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import {readFileSync} from "node:fs";

const {contexts, badges} = JSON.parse(readFileSync(0, "utf-8"));
const MULTIKEY = "https://w3id.org/security/multikey/v1";
const answer = (document, address) => ({contextUrl: null, documentUrl: address, document});

// A did:key is its own document: the key stands in the name.
function keyOf(address) {
  const [controller, part] = address.split("#");
  const publicKeyMultibase = controller.slice("did:key:".length);
  const method = {id: `${controller}#${publicKeyMultibase}`, type: "Multikey", controller, publicKeyMultibase};
  return part ? {"@context": MULTIKEY, ...method}
    : {"@context": ["https://www.w3.org/ns/did/v1", MULTIKEY], id: controller, verificationMethod: [method], assertionMethod: [method.id]};
}
async function documentLoader(address) {
  if (address in contexts) return answer(contexts[address], address);
  if (address.startsWith("did:key:")) return answer(keyOf(address), address);
  throw new Error(`not at hand: ${address}`);
}
class Purpose extends jsigs.purposes.AssertionProofPurpose {
  // The issuer is who holds the key.
  async validate(proof, {document, verificationMethod, ...rest}) {
    if (document.issuer.id !== verificationMethod.controller) return {valid: false, error: new Error("signed by somebody else")};
    return super.validate(proof, {document, verificationMethod, ...rest});
  }
}
async function verdict(badge) {
  const suite = new DataIntegrityProof({cryptosuite});
  const told = await jsigs.verify(badge, {suite, purpose: new Purpose(), documentLoader});
  return told.verified ? "" : String(told.error?.errors?.[0]?.message ?? told.error?.message ?? "does not hold");
}
const said = [];
for (const badge of badges) said.push(await verdict(badge));
console.log(JSON.stringify(said));
