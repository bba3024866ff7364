using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "suite", worker = .suite)]);

const suite :Workerd.Worker = (
  modules = [(name = "suite", esModule = embed "suite.mjs")],
  compatibilityDate = "2025-11-01",
  compatibilityFlags = ["nodejs_compat"],
);
