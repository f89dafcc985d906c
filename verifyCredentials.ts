export = async function verifyCredentials() {};
