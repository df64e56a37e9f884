# The app as one image, for amd64 and arm64: docker build -t contact-customer .
#
# Each base is pinned to a major version and a Debian release, so that building again brings their
# security updates. Node.js 24 is an LTS line, kept up until April 2028; Debian 12 outlasts it. glibc,
# not Alpine's musl: Node.js calls its musl builds experimental, and the tests run on glibc.

FROM node:24-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --ignore-scripts --no-audit
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && rm dist/.tsbuildinfo

# No install script is needed: SQLite's binaries come inside their package, for every platform. The
# other platforms' go, and so do SQLite's source and what only a compiler or a debugger reads.
FROM base AS dependencies
RUN npm ci --omit=dev --ignore-scripts --no-audit \
  && rm -r node_modules/@photostructure/sqlite/src \
  && find node_modules -type f \( \
    -path '*/sqlite/prebuilds/*' ! -path "*/linux-$(node -p process.arch)/*.glibc.node" \
    -o -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \
  \) -delete

# Without npm, yarn and Node's headers, which nothing needs any more: 30 MB less to keep up to date.
FROM debian:bookworm-slim
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="contact-customer" \
  org.opencontainers.image.description="A Slack command that puts a Tencent Cloud Desk agent into a live conversation with a customer" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.base.name="docker.io/library/debian:bookworm-slim"

RUN groupadd --gid 10001 app \
  && useradd --uid 10001 --gid app --home-dir /data --no-create-home --shell /usr/sbin/nologin app \
  && install --directory --owner app --group app --mode 0700 /data

COPY --from=base /usr/local/LICENSE /usr/local/share/doc/node/LICENSE
COPY --from=base /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --chmod=0444 package.json LICENSE ./
COPY --chmod=0444 deploy/healthcheck.mjs deploy/
COPY --from=build /app/dist dist
# Fails the build, not the first start, where Node.js or SQLite does not fit the platform.
RUN ["node", "-e", "new (require('@photostructure/sqlite').DatabaseSync)(':memory:').close()"]

# SQLite sorts in files when a query is large; with a read-only root only /data can hold them.
ENV NODE_ENV=production \
  DATA_DIR=/data \
  SQLITE_TMPDIR=/data
# Declared, so that requests outlive the container even where nobody has mounted anything.
VOLUME ["/data"]
EXPOSE 3000
# By number: Kubernetes can then see that it is not root.
USER 10001:10001
STOPSIGNAL SIGTERM
# Alive, not ready: Swarm, ECS and others replace an unhealthy container, and a fresh one helps
# against a process that hangs, not against a Slack or a database that is away.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "deploy/healthcheck.mjs", "/healthz"]
# Node.js itself is PID 1, so SIGTERM reaches it; npm and a shell would keep it to themselves.
ENTRYPOINT ["node", "--enable-source-maps", "--max-semi-space-size=8", "--max-old-space-size=512", "dist/main.js"]
