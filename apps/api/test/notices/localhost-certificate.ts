/**
 * A self-signed certificate for `localhost`, and the private key of this certificate. Both are published in this
 * repository, so only tests may use them. The certificate is valid until 2126.
 */
export const LOCALHOST_CERTIFICATE = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUCTX9EgZY0ikVnGl5HepY1JoacPswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTEzNTU0NVoYDzIxMjYxMTA1
MTM1NTQ1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQdNA5Q9NwyonZLrQd+wPGX+/bv+qBuBbnEc3ZEXFD3lFdEjfM0LS7Q
NIKej+jZcxXTRU2XKmSdhulbPwIConCco2kwZzAdBgNVHQ4EFgQUsjhqzaKwuwAP
pVTu2ii+xPCE5q4wHwYDVR0jBBgwFoAUsjhqzaKwuwAPpVTu2ii+xPCE5q4wDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIgZXsQ2Ix4r2g0qk8hIZax19Hdo5oOrEUTrzjFVnJkT1ECIQDvyOlOTDLf
GYi8aEDY6maS0edvJW/cFUCT1Da8g/od5Q==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+OY/WwuamBfdWmsB
E3IJB7bHhONwWuyNPKtaDkwz3jChRANCAAQdNA5Q9NwyonZLrQd+wPGX+/bv+qBu
BbnEc3ZEXFD3lFdEjfM0LS7QNIKej+jZcxXTRU2XKmSdhulbPwIConCc
-----END PRIVATE KEY-----
`,
};
