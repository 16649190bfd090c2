namespace AiOps.Bot.Detection.Sessions;

/// <summary>How much a unit is, in the unit that traits are summed in; 0 where it is another one.</summary>
internal static class TraitUnits
{
    public static double Seconds(ReadOnlySpan<char> unit) => unit switch
    {
        "us" or "µs" => 1e-6,
        "ms" or "msec" or "millis" => 1e-3,
        "s" or "sec" or "secs" or "second" or "seconds" => 1,
        "min" or "minutes" => 60,
        _ => 0,
    };

    public static double Bytes(ReadOnlySpan<char> unit) => unit switch
    {
        "b" or "byte" or "bytes" => 1,
        "kb" or "kib" => 1 << 10,
        "mb" or "mib" => 1 << 20,
        "gb" or "gib" => 1 << 30,
        _ => 0,
    };
}
