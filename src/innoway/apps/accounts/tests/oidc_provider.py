"""A small OpenID provider on loopback: real HTTP, real signatures, PKCE; one person signs in.

It follows OpenID Connect Core 1.0 sections 3.1 and 5.3 and RFC 7636 as far as our side
depends on them, and refuses what a real provider refuses: unknown clients, foreign redirect
addresses, used codes, wrong secrets, wrong code verifiers.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


@cache
def signing_key():
    """Make one key a test run; making one takes as long as a test."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """State and address of one running provider; ``person`` are the claims it will make."""

    def __init__(self):
        self.client_id, self.secret = "innoway-test", secrets.token_urlsafe(16)
        self.key = signing_key()
        self.person = {
            "sub": "person-1",
            "name": "Provided Name",
            "email": "provided@test.example",
            "email_verified": True,
        }
        self.token_claims = {}
        self.codes = {}
        self.redirects = set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(self))
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)

    @property
    def issuer(self):
        """The address of the provider."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *fault):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def discovery(self):
        """Tell where everything is."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def jwks(self):
        """Publish the signing key."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def authorize(self, query):
        """Return the address to send the browser back to, with a code that works once."""
        known = query["client_id"] == self.client_id and query["redirect_uri"] in self.redirects
        if not known or query.get("code_challenge_method") != "S256":
            return None
        code = secrets.token_urlsafe(8)
        self.codes[code] = query["code_challenge"]
        answer = urlencode({"code": code, "state": query["state"]})
        return f"{query['redirect_uri']}?{answer}"

    def tokens(self, form):
        """Exchange a code for an access token and a signed identity."""
        challenge = self.codes.pop(form.get("code"), None)
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proven = base64.urlsafe_b64encode(proof).rstrip(b"=").decode() == challenge
        if not proven or form.get("client_secret") != self.secret:
            return None
        now = int(time.time())
        claims = self.person | self.token_claims
        claims |= {"iss": self.issuer, "aud": self.client_id, "iat": now, "exp": now + 60}
        identity = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": identity}


def handler_for(provider):
    """Return the request handler of one provider."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *facts):
            """Keep test output quiet."""

        def answer(self, status, body, **headers):
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self):
            address = urlsplit(self.path)
            if address.path == "/authorize":
                back = provider.authorize(dict(parse_flat(address.query)))
                self.answer(302, {}, Location=back) if back else self.answer(400, {})
            elif address.path == "/userinfo":
                allowed = self.headers["Authorization"] == "Bearer access"
                self.answer(200 if allowed else 401, provider.person if allowed else {})
            elif address.path == "/jwks":
                self.answer(200, provider.jwks())
            else:
                self.answer(200, provider.discovery())

        def do_POST(self):
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            tokens = provider.tokens(dict(parse_flat(form)))
            self.answer(200 if tokens else 400, tokens or {"error": "invalid_grant"})

    return Handler


def parse_flat(query):
    """Return each parameter's first value."""
    return {name: values[0] for name, values in parse_qs(query).items()}
