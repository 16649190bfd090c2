using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>One record of a VPC flow log in AWS's default format (version 2: account, interface, addresses, ports, protocol, packets, bytes, times, action, status).</summary>
internal sealed record FlowLine(string Source, string Target, int SourcePort, int TargetPort)
{
    private const int Fields = 14;

    /// <summary>The side with the lower port is the one that is called: clients' ports are high (RFC 6335).</summary>
    public (string Caller, string Callee) Direction => TargetPort <= SourcePort ? (Source, Target) : (Target, Source);

    /// <returns>Null where the line is none, or its traffic was rejected.</returns>
    public static FlowLine? Read(string line)
    {
        var part = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return part.Length >= Fields && part[0] is "2" && part[12] == "ACCEPT"
            && int.TryParse(part[5], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(part[6], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? new(part[3], part[4], from, to)
            : null;
    }
}
