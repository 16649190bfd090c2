using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Sandbox;
using Microsoft.AspNetCore.Connections;

namespace AiOps.Bot.Commands;

/// <summary>Runs the simulated account alone, so that it outlives the service and others can use it too.</summary>
internal sealed class SandboxVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _state = new("--state")
    {
        Description = "The file that keeps the account; made where there is none.", DefaultValueFactory = _ => Path.Combine("aiops-sandbox", "account.json"),
    };

    private readonly Option<int> _port = new("--port") { Description = "The loopback port to serve on; 0 for any free one.", DefaultValueFactory = _ => 0 };
    private readonly Option<double> _speed = new("--speed") { Description = "How much faster than written a new account's scenarios are played.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("sandbox", """
            Runs the simulated account alone until it is stopped. What it has lived through is kept in a file and goes on at the next start.
            The secret key is written beside that file in the form of AWS's credentials file, readable by you only.

            Examples:
              aiops sandbox --port 4599
              AWS_SHARED_CREDENTIALS_FILE=aiops-sandbox/account.credentials AIOPS__AWS__ENDPOINT=http://127.0.0.1:4599 AIOPS__AWS__REGION=eu-central-1 \
                AIOPS__AWS__ACCOUNTID=111122223333 AIOPS__AWS__INITIALLOOKBACK=101.00:00:00 aiops serve --account real
            """) { _state, _port, _speed, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var state = parsed.GetValue(_state)!;
        var secret = Path.ChangeExtension(state, ".credentials");
        if (secret == state)
        {
            throw new BadInputException($"The credentials are written to {secret}, so the account cannot be kept there. Give --state another extension, for example .json.");
        }

        await using var account = await StartAsync(new() { StatePath = state, Port = parsed.GetValue(_port), Speed = parsed.GetValue(_speed) }, cancellationToken);
        await CredentialsFile.WriteAsync(secret, account.AccessKeyId, account.SecretAccessKey, cancellationToken);
        await terminal.Output.WriteLineAsync(parsed.GetValue(_json)
            ? JsonText.OneLine(new { endpoint = account.Endpoint, region = account.Region, account = account.AccountId, accessKeyId = account.AccessKeyId, credentials = secret, state })
            : Describe(account, secret, state));
        await terminal.Output.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, terminal.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCodes.Fine;
    }

    private async Task<SandboxAccount> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxAccount.StartAsync(options, terminal.Time, cancellationToken);
        }
        catch (ArgumentException fault)
        {
            throw new BadInputException(fault.Message);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new IOException($"Port {options.Port} is taken, perhaps by another aiops. Stop that one, or choose another with --port; 0 takes any that is free.", fault);
        }
    }

    private static string Describe(SandboxAccount account, string secret, string state) => string.Create(CultureInfo.InvariantCulture, $"""
        The simulated account {account.AccountId} is up. Stop with Ctrl+C.
          endpoint  {account.Endpoint}
          region    {account.Region}
          key id    {account.AccessKeyId}
          secret    in {secret}, readable by you only (AWS_SHARED_CREDENTIALS_FILE={secret})
          state     {state}
        """);
}
