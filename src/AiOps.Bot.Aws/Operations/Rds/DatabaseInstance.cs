using System.Collections.Immutable;

namespace AiOps.Bot.Aws.Operations.Rds;

/// <summary>An RDS instance as far as investigations need it.</summary>
/// <param name="LogExports">The log types that go to CloudWatch Logs.</param>
internal sealed record DatabaseInstance(string Id, string Arn, string Engine, string EngineVersion, string Status, ImmutableArray<string> LogExports);
