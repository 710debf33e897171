"""Signs uploads with botocore, as carriers do. Reads options as JSON from stdin, writes URLs and forms as JSON."""
import json
import sys

import boto3
from botocore.config import Config

asked = json.load(sys.stdin)


def client(version):
    return boto3.client(
        "s3",
        endpoint_url=asked["endpoint"],
        aws_access_key_id=asked["accessKey"],
        aws_secret_access_key=asked["secretKey"],
        aws_session_token=asked.get("sessionToken"),
        region_name=asked["region"],
        config=Config(signature_version=version, s3={"addressing_style": "path"}),
    )


def put(version, key):
    params = {"Bucket": asked["bucket"], "Key": key, "ContentType": "application/pdf"}
    return client(version).generate_presigned_url("put_object", Params=params, ExpiresIn=600)


def post(key, fields):
    conditions = [{name: value} for name, value in fields.items()] + [["starts-with", "$key", "boto/"]]
    return client("s3v4").generate_presigned_post(
        asked["bucket"], key, Fields=dict(fields), Conditions=conditions, ExpiresIn=600
    )


typed = {"content-type": "application/pdf", "acl": "public-read"}
print(
    json.dumps(
        {
            "v2": put("s3", "boto/v2 + (1).pdf"),
            "v4": put("s3v4", "boto/v4 + (1).pdf"),
            "form": post("boto/${filename}", typed),
            "created": post("boto/created/${filename}", {**typed, "success_action_status": "201"}),
        }
    )
)
