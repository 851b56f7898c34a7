// Ends with a sentence when this Node is too old. The scripts that run before the packages are installed import this
// file first. Without this file, an old Node would stop at a function that it does not have, and the error would not
// name the reason.
const [major = 0, minor = 0] = process.version.slice(1).split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Chatelaine needs Node 20.19 or newer, and this is Node ${process.version.slice(1)}. Install a newer Node.`,
  );
  process.exit(1);
}
