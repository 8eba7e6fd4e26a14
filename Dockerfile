# One image, three roles: the command says which (docker-compose.yml).
FROM node:20-bookworm-slim AS build
WORKDIR /chapar
COPY package.json package-lock.json .npmrc ./
COPY tsconfig.json tsconfig.build.json ./
COPY contracts contracts
COPY config config
COPY workflows workflows
COPY activities activities
COPY src src
COPY scripts scripts
COPY data data
COPY web web
# Installs and builds, the way it is done everywhere.
RUN node scripts/run.mjs build && npm prune --omit=dev

FROM node:20-bookworm-slim
# The SDK of Temporal speaks TLS with the system's certificates.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /chapar
ENV NODE_ENV=production
COPY --from=build /chapar/package.json ./
COPY --from=build /chapar/node_modules node_modules
COPY --from=build /chapar/dist dist
COPY --from=build /chapar/data data
RUN mkdir -p /var/lib/chapar/files && chown -R node:node /var/lib/chapar
USER node
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
