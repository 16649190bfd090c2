# The four command documents that AiOps.Bot sends to instances. Parameters reach the scripts between single quotes only, and no allowedPattern lets a quote
# through; what is run comes from files whose digest was approved, never from a parameter.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

locals {
  crontab_path = {
    type           = "String"
    description    = "The crontab's path"
    allowedPattern = "^/(?:etc/crontab|etc/cron\\.d/[A-Za-z0-9_-]{1,64}|var/spool/cron/(?:crontabs/)?[a-z_][a-z0-9_-]{0,31})$"
  }

  line_number = {
    type           = "String"
    description    = "The line's number, from 1"
    allowedPattern = "^[1-9][0-9]{0,4}$"
  }

  sha256 = {
    type           = "String"
    description    = "A SHA-256 digest in lower-case hexadecimal"
    allowedPattern = "^[0-9a-f]{64}$"
  }

  documents = {
    "AiOps-ReadCrontabs" = {
      description = "Reads crontabs, the executables that they name, and users. Changes nothing."
      script      = "read-crontabs.sh"
      timeout     = "60"
      parameters  = {}
    }

    "AiOps-ReplaceCrontabLine" = {
      description = "Replaces one line of a crontab whose digest is as expected; saves the old file first."
      script      = "replace-crontab-line.sh"
      timeout     = "60"
      parameters = {
        Path               = local.crontab_path
        LineNumber         = local.line_number
        ExpectedFileSha256 = local.sha256
        NewLineBase64 = {
          type           = "String"
          description    = "The new line, in base64"
          allowedPattern = "^[A-Za-z0-9+/]{2,5400}={0,2}$"
        }
      }
    }

    "AiOps-RestoreCrontab" = {
      description = "Puts back a crontab that was saved, if the file is still as the correction left it."
      script      = "restore-crontab.sh"
      timeout     = "60"
      parameters = {
        Path               = local.crontab_path
        BackupSha256       = local.sha256
        ExpectedFileSha256 = local.sha256
      }
    }

    "AiOps-RunCrontabLine" = {
      description = "Runs the command of one crontab line once, as cron would, with a limit of 10 minutes."
      script      = "run-crontab-line.sh"
      timeout     = "660"
      parameters = {
        Path               = local.crontab_path
        LineNumber         = local.line_number
        ExpectedFileSha256 = local.sha256
      }
    }
  }
}

resource "aws_ssm_document" "aiops" {
  for_each = local.documents

  name            = each.key
  document_type   = "Command"
  document_format = "JSON"
  target_type     = "/AWS::EC2::Instance"

  content = jsonencode({
    schemaVersion = "2.2"
    description   = each.value.description
    parameters    = each.value.parameters
    mainSteps = [{
      action       = "aws:runShellScript"
      name         = "run"
      precondition = { StringEquals = ["platformType", "Linux"] }
      inputs = {
        timeoutSeconds = each.value.timeout
        runCommand     = split("\n", file("${path.module}/scripts/${each.value.script}"))
      }
    }]
  })
}

resource "aws_iam_policy" "read" {
  name        = "AiOpsBotRead"
  description = "What AiOps.Bot reads with. Its only command to instances is the document that reads crontabs."
  policy      = file("${path.module}/../iam/read-policy.json")
}

resource "aws_iam_policy" "action" {
  name        = "AiOpsBotAction"
  description = "What approved actions of AiOps.Bot run with. For a role of its own."
  policy      = file("${path.module}/../iam/action-policy.json")
}

output "policy_arns" {
  value = {
    read   = aws_iam_policy.read.arn
    action = aws_iam_policy.action.arn
  }
}
