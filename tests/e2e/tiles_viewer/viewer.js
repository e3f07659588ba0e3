// Opens a tileset whose files lie in window.FILES (base64 by path) and looks at the place of window.PLACE, a matrix.
import * as THREE from "three";
import { TilesRenderer } from "3d-tiles-renderer";
import { GLTFExtensionsPlugin } from "3d-tiles-renderer/plugins";

const BASE = "https://tiles.invalid/tiles/";
window.fetch = async (address) => {
  const path = String(address instanceof Request ? address.url : address).replace(BASE, "");
  const file = window.FILES[path];
  if (file === undefined) return new Response("", { status: 404 });
  return new Response(Uint8Array.from(atob(file), (character) => character.charCodeAt(0)));
};

const renderer = new THREE.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
renderer.setSize(window.innerWidth, window.innerHeight);
renderer.setClearColor(0xf4f6f8);
document.body.appendChild(renderer.domElement);
const camera = new THREE.PerspectiveCamera(45, window.innerWidth / window.innerHeight, 1, 1e7);
const sun = new THREE.DirectionalLight(0xffffff, 2);
const scene = new THREE.Scene();
scene.add(new THREE.AmbientLight(0xffffff, 1.6), sun);

const tiles = new TilesRenderer(BASE + "tileset.json");
tiles.registerPlugin(new GLTFExtensionsPlugin({ metadata: true }));
tiles.errorTarget = window.ERROR ?? 1;
tiles.setCamera(camera);
tiles.setResolutionFromRenderer(camera, renderer);
scene.add(tiles.group);

window.state = { loaded: [], errors: [], features: [] };
tiles.addEventListener("load-error", (event) => window.state.errors.push(String(event.error)));
tiles.addEventListener("load-model", (event) => {
  window.state.loaded.push(event.tile.content.uri);
  event.scene.traverse((object) => {
    const { meshFeatures, structuralMetadata } = object.userData;
    if (!meshFeatures || !structuralMetadata) return;
    const [{ label }] = meshFeatures.featureIds;
    const ids = [...new Set(object.geometry.attributes._feature_id_0.array)];
    const rows = ids.map((id) => structuralMetadata.getPropertyTableData([0], [id])[0]);
    window.state.features.push({ label, rows });
  });
});

const place = new THREE.Matrix4().fromArray(window.PLACE);
const [x, y, up] = [0, 1, 2].map((axis) => new THREE.Vector3().setFromMatrixColumn(place, axis));
const centre = new THREE.Vector3().setFromMatrixPosition(place).addScaledVector(up, 3);
camera.up.copy(up);
camera.position.copy(centre).addScaledVector(x, 24).addScaledVector(y, -30).addScaledVector(up, 24);
camera.lookAt(centre);
sun.position.copy(up).addScaledVector(x, 0.7).addScaledVector(y, -0.4);

(function frame() {
  requestAnimationFrame(frame);
  camera.updateMatrixWorld();
  tiles.update();
  renderer.render(scene, camera);
})();
