using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>One call that will be made, exactly as it will be made. It is shown to the approver and covered by the digest.</summary>
/// <param name="Service">AWS's endpoint prefix: <c>ec2</c>, <c>ssm</c>.</param>
/// <param name="Operation">AWS's operation name: <c>RevokeSecurityGroupIngress</c>.</param>
public sealed record PlannedCall(string Service, string Operation, ImmutableSortedDictionary<string, string> Parameters);
