using System.Text.Json;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Sandbox;

namespace AiOps.Bot.IntegrationTests.Chaos;

/// <summary>A call of the service that was meant to change something, as the account's trail has it; refused ones too, because a second run would be refused.</summary>
/// <param name="Run">The key of the run that it was made for; empty where it does not say.</param>
/// <param name="What">The operation and what it was done to.</param>
internal sealed partial record MadeCall(DateTimeOffset At, string Run, string What)
{
    public static IReadOnlyList<MadeCall> AllOf(SandboxAccount account) =>
    [
        .. account.World.Trail.Entries.Where(e => !e.ReadOnly && e.AccessKeyId == account.AccessKeyId).Select(e => Read(e.Time, e.Record.ToString())).OfType<MadeCall>(),
    ];

    public static string WhatOf(PlannedCall planned) => planned.Operation == "SendCommand"
        ? $"{planned.Parameters["DocumentName"]} {planned.Parameters["InstanceId"]}"
        : $"{planned.Operation} {planned.Parameters["GroupId"]}";

    private static MadeCall? Read(DateTimeOffset at, string text)
    {
        var record = JsonDocument.Parse(text).RootElement;
        var error = record.TryGetProperty("errorCode", out var code) ? code.GetString()! : "";
        var what = WhatOf(record.GetProperty("eventName").GetString()!, record.GetProperty("requestParameters"));
        return error.Contains("DryRunOperation", StringComparison.Ordinal) || what.StartsWith("AiOps-ReadCrontabs", StringComparison.Ordinal)
            ? null
            : new(at, RunOf().Match(record.GetProperty("userAgent").GetString()!).Groups[1].Value, what);
    }

    private static string WhatOf(string operation, JsonElement parameters) => operation == "SendCommand"
        ? $"{parameters.GetProperty("documentName").GetString()} {parameters.GetProperty("instanceIds")[0].GetString()}"
        : $"{operation} {parameters.GetProperty("groupId").GetString()}";

    [GeneratedRegex(@" run/(\S+)$")]
    private static partial Regex RunOf();
}
