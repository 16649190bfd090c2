namespace AiOps.Bot.Detection.Features;

/// <summary>One login, or several equal ones, that a line reports.</summary>
internal sealed record LoginAttempt
{
    public required LoginOutcome Outcome { get; init; }

    public required string User { get; init; }

    /// <summary>Where it came from: an IPv4 or IPv6 address, or a host name where the writer resolved it.</summary>
    public required string Address { get; init; }

    /// <summary>The service that was logged in to.</summary>
    public required string Program { get; init; }

    /// <summary>The service's usual TCP port; null where it has none.</summary>
    public string? ServicePort { get; init; }

    /// <summary>The port on the far side, which tells connections apart; 0 where the line has none.</summary>
    public int ClientPort { get; init; }

    /// <summary>How many equal attempts the line stands for ("message repeated 5 times").</summary>
    public int Count { get; init; } = 1;

    /// <summary>Of the words that the writer uses: password, publickey, keyboard-interactive/pam.</summary>
    public string Method { get; init; } = "password";

    /// <summary>A key or ticket can not be guessed, so failures before it prove nothing.</summary>
    public bool IsGuessable => Method is not ("publickey" or "hostbased" or "gssapi-with-mic" or "gssapi-keyex");
}
